"""Channels that a page's content names become links to their pages."""

from typing import Any

from bot.demo.links import link_channels

MENTION = {"type": "mention", "kind": "channel", "id": "7", "label": "#awards-season"}


def find_page(channel_id: int) -> str | None:
    return {7: "http://127.0.0.1:1234/#key"}.get(channel_id)


def linked(value: Any) -> Any:
    return link_channels(value, find_page)


def test_a_mention_of_a_channel_is_a_link():
    text = {"type": "text", "content": "More: "}

    assert linked({"tokens": [text, MENTION]}) == {
        "tokens": [
            text,
            {"type": "link_open", "href": "http://127.0.0.1:1234/#key"},
            MENTION,
            {"type": "link_close"},
        ]
    }


def test_a_mention_of_a_member_or_of_a_channel_without_a_page_stays_one():
    member = {**MENTION, "kind": "user"}
    elsewhere = {**MENTION, "id": "8"}

    assert linked([member, elsewhere]) == [member, elsewhere]


def test_a_link_to_a_channel_or_a_message_on_discord_leads_to_its_page():
    for address in ("https://discord.com/channels/1/7", "https://discord.com/channels/1/7/99"):
        assert linked({"url": address}) == {"url": "http://127.0.0.1:1234/#key"}
    assert linked("https://discord.com/channels/1/8") == "https://discord.com/channels/1/8"
    assert linked("https://www.imdb.com/title/tt7/") == "https://www.imdb.com/title/tt7/"


def test_the_notice_of_a_new_thread_is_a_link_to_it():
    line = {"type": "inline", "children": [{"type": "text", "content": "started a thread: Parasite."}]}
    notice = {"icon": "thread", "text_tokens": [line], "channel": {"id": "7", "name": "Parasite"}}

    shown = linked(notice)

    assert shown["channel"] is None
    assert [token["type"] for token in shown["text_tokens"][0]["children"]] == [
        "link_open",
        "text",
        "link_close",
    ]


def test_a_notice_of_something_else_or_of_a_thread_without_a_page_stays_as_it_is():
    pin: dict[str, Any] = {"icon": "pin", "text_tokens": [], "channel": {"id": "7", "name": "awards-season"}}
    gone: dict[str, Any] = {"icon": "thread", "text_tokens": [], "channel": {"id": "8", "name": "Parasite"}}

    assert linked(pin) == pin
    assert linked(gone) == gone
