-- application_id 1164867121, version [('0022',)]

CREATE INDEX ix_announcements_set_id_id ON announcements (set_id, id);

CREATE INDEX ix_audit_guild_id_id ON audit (guild_id, id);

CREATE INDEX ix_ballot_presses_member_id ON ballot_presses (member_id);

CREATE INDEX ix_ballots_member_id ON ballots (member_id);

CREATE INDEX ix_contenders_contest_id_category_id ON contenders (contest_id, category_id);

CREATE INDEX ix_contenders_member_id ON contenders (member_id);

CREATE INDEX ix_contests_guild_id_state ON contests (guild_id, state);

CREATE INDEX ix_entries_contender_id ON entries (contender_id);

CREATE INDEX ix_jobs_done_at_due_at ON jobs (done_at, due_at);

CREATE INDEX ix_members_user_id ON members (user_id);

CREATE INDEX ix_notices_user_id ON notices (user_id);

CREATE INDEX ix_own_ceremonies_guild_id ON own_ceremonies (guild_id);

CREATE INDEX ix_polls_guild_id_ceremony_id ON polls (guild_id, ceremony_id);

CREATE INDEX ix_polls_guild_id_closed_at ON polls (guild_id, closed_at);

CREATE INDEX ix_quiz_answers_guild_id_day ON quiz_answers (guild_id, day);

CREATE INDEX ix_quiz_answers_member_id ON quiz_answers (member_id);

CREATE INDEX ix_rankings_member_id ON rankings (member_id);

CREATE INDEX ix_reminder_messages_settled_at_id ON reminder_messages (settled_at, id);

CREATE INDEX ix_reminder_messages_user_id ON reminder_messages (user_id);

CREATE INDEX ix_reminder_requests_user_id ON reminder_requests (user_id);

CREATE INDEX ix_repetitions_guild_id_action_at ON repetitions (guild_id, action, at);

CREATE INDEX ix_repetitions_user_id ON repetitions (user_id);

CREATE INDEX ix_rival_questions_contest_id ON rival_questions (contest_id);

CREATE INDEX ix_room_awards_guild_id_ceremony_id ON room_awards (guild_id, ceremony_id);

CREATE INDEX ix_room_awards_guild_id_phase ON room_awards (guild_id, phase);

CREATE INDEX ix_room_nominations_member_id ON room_nominations (member_id);

CREATE INDEX ix_room_voters_member_id ON room_voters (member_id);

CREATE INDEX ix_seen_films_guild_id_film_key ON seen_films (guild_id, film_key);

CREATE INDEX ix_seen_films_member_id ON seen_films (member_id);

CREATE INDEX ix_starter_posts_guild_id_begun_at ON starter_posts (guild_id, begun_at);

CREATE INDEX ix_unfinished_commands_guild_id_user_id ON unfinished_commands (guild_id, user_id);

CREATE INDEX ix_unfinished_commands_user_id ON unfinished_commands (user_id);

CREATE INDEX ix_votes_member_id ON votes (member_id);

CREATE INDEX ix_watch_sharers_member_id ON watch_sharers (member_id);

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE announcements (
	id INTEGER NOT NULL, 
	set_id INTEGER NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	action VARCHAR(10) NOT NULL, 
	winner_ids JSON NOT NULL, 
	at DATETIME NOT NULL, 
	"by" BIGINT, 
	had_ballot BOOLEAN DEFAULT 0 NOT NULL, 
	told_at DATETIME, 
	thread_id BIGINT, 
	CONSTRAINT pk_announcements PRIMARY KEY (id), 
	CONSTRAINT fk_announcements_set_id_result_sets FOREIGN KEY(set_id) REFERENCES result_sets (id) ON DELETE CASCADE
);

CREATE TABLE audit (
	id INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	at DATETIME NOT NULL, 
	actor_id BIGINT, 
	actor_name VARCHAR(100) NOT NULL, 
	action VARCHAR(40) NOT NULL, 
	subject TEXT NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	had_ballot BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id), 
	CONSTRAINT fk_audit_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE ballot_presses (
	contest_id INTEGER NOT NULL, 
	member_id BIGINT NOT NULL, 
	part VARCHAR(80) NOT NULL, 
	press_id BIGINT NOT NULL, 
	CONSTRAINT pk_ballot_presses PRIMARY KEY (contest_id, member_id, part), 
	CONSTRAINT fk_ballot_presses_contest_id_contests FOREIGN KEY(contest_id) REFERENCES contests (id) ON DELETE CASCADE
);

CREATE TABLE ballots (
	id INTEGER NOT NULL, 
	contest_id INTEGER NOT NULL, 
	member_id BIGINT, 
	salt VARCHAR(64), 
	tiebreaker BIGINT, 
	line VARCHAR(64), 
	created_at DATETIME NOT NULL, set_aside VARCHAR(200), guest_number INTEGER, guest_name VARCHAR(32), 
	CONSTRAINT pk_ballots PRIMARY KEY (id), 
	CONSTRAINT fk_ballots_contest_id_contests FOREIGN KEY(contest_id) REFERENCES contests (id) ON DELETE CASCADE, 
	CONSTRAINT uq_ballots_contest_id_member_id UNIQUE (contest_id, member_id)
);

CREATE TABLE bot_state (
	name VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_bot_state PRIMARY KEY (name)
);

CREATE TABLE contenders (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contest_id INTEGER NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	text VARCHAR(200) NOT NULL, 
	films JSON NOT NULL, 
	people JSON NOT NULL, 
	song VARCHAR(200) DEFAULT '' NOT NULL, 
	by_member BOOLEAN DEFAULT 0 NOT NULL, 
	member_id BIGINT, 
	created_at DATETIME NOT NULL, 
	withdrawn_at DATETIME, 
	merged_into INTEGER, 
	apart_from JSON, 
	nominee_id VARCHAR(60), 
	CONSTRAINT fk_contenders_contest_id_contests FOREIGN KEY(contest_id) REFERENCES contests (id) ON DELETE CASCADE
);

CREATE TABLE contest_categories (
	contest_id INTEGER NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	position INTEGER NOT NULL, 
	weight INTEGER NOT NULL, 
	closed_at DATETIME, 
	card_channel_id BIGINT, 
	card_message_id BIGINT, slots INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_contest_categories PRIMARY KEY (contest_id, category_id), 
	CONSTRAINT fk_contest_categories_contest_id_contests FOREIGN KEY(contest_id) REFERENCES contests (id) ON DELETE CASCADE
);

CREATE TABLE contests (
	id INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	ceremony_id VARCHAR(60) NOT NULL, 
	title VARCHAR(100) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	scoring VARCHAR(20) NOT NULL, 
	tiebreaker VARCHAR(200), 
	late_entries BOOLEAN DEFAULT 0 NOT NULL, 
	open_ballots BOOLEAN DEFAULT 0 NOT NULL, 
	rehearsal BOOLEAN DEFAULT 0 NOT NULL, 
	locks_at DATETIME NOT NULL, 
	created_at DATETIME NOT NULL, 
	created_by BIGINT, 
	channel_id BIGINT, 
	message_id BIGINT, 
	opened_at DATETIME, 
	sealed_at DATETIME, 
	proof VARCHAR(64), 
	tiebreaker_answer BIGINT, 
	finished_at DATETIME, 
	podium_message_id BIGINT, rehearsal_choice BOOLEAN, locks_wall VARCHAR(19), locks_zone VARCHAR(64), kind VARCHAR(12) DEFAULT 'winners' NOT NULL, doubles INTEGER DEFAULT '0' NOT NULL, guests_entered INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_contests PRIMARY KEY (id), 
	CONSTRAINT fk_contests_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE entries (
	ballot_id INTEGER NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	contender_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	entered_at DATETIME NOT NULL, 
	CONSTRAINT pk_entries PRIMARY KEY (ballot_id, category_id, contender_id), 
	CONSTRAINT fk_entries_ballot_id_ballots FOREIGN KEY(ballot_id) REFERENCES ballots (id) ON DELETE CASCADE, 
	CONSTRAINT fk_entries_contender_id_contenders FOREIGN KEY(contender_id) REFERENCES contenders (id) ON DELETE CASCADE
);

CREATE TABLE guild_features (
	guild_id BIGINT NOT NULL, 
	feature VARCHAR(20) NOT NULL, 
	enabled BOOLEAN NOT NULL, 
	CONSTRAINT pk_guild_features PRIMARY KEY (guild_id, feature), 
	CONSTRAINT fk_guild_features_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE guilds (
	id BIGINT NOT NULL, 
	name VARCHAR(100) DEFAULT '' NOT NULL, 
	time_zone VARCHAR(64) DEFAULT 'UTC' NOT NULL, 
	host_role BIGINT, 
	champion_role BIGINT, 
	ping_role BIGINT, 
	announcements_channel BIGINT, 
	results_channel BIGINT, 
	discussion_channel BIGINT, 
	log_channel BIGINT, 
	default_scoring VARCHAR(20) DEFAULT 'classic' NOT NULL, 
	spoilers VARCHAR(10) DEFAULT 'shown' NOT NULL, 
	cover_hours INTEGER DEFAULT '24' NOT NULL, 
	joined_at DATETIME NOT NULL, 
	removed_at DATETIME, time_zone_chosen BOOLEAN DEFAULT 0 NOT NULL, only_role_hosts BOOLEAN DEFAULT 0 NOT NULL, threads_per_member INTEGER DEFAULT '3' NOT NULL, threads_per_server INTEGER DEFAULT '30' NOT NULL, zone_hint_given BOOLEAN DEFAULT 0 NOT NULL, reminder_posts BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_guilds PRIMARY KEY (id)
);

CREATE TABLE jobs (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR(40) NOT NULL, 
	"key" VARCHAR(100) NOT NULL, 
	due_at DATETIME NOT NULL, 
	payload JSON NOT NULL, 
	done_at DATETIME, 
	attempts INTEGER DEFAULT '0' NOT NULL, 
	failed TEXT, 
	CONSTRAINT uq_jobs_kind_key UNIQUE (kind, "key")
);

CREATE TABLE members (
	guild_id BIGINT NOT NULL, 
	user_id BIGINT NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	seen_at DATETIME NOT NULL, messages_closed_at DATETIME, 
	CONSTRAINT pk_members PRIMARY KEY (guild_id, user_id), 
	CONSTRAINT fk_members_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE notices (
	id INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	user_id BIGINT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_notices PRIMARY KEY (id), 
	CONSTRAINT fk_notices_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE own_categories (
	ceremony_id INTEGER NOT NULL, 
	id VARCHAR(60) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	canonical VARCHAR(60), 
	headline VARCHAR(10) NOT NULL, 
	weight INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_own_categories PRIMARY KEY (ceremony_id, id), 
	CONSTRAINT fk_own_categories_ceremony_id_own_ceremonies FOREIGN KEY(ceremony_id) REFERENCES own_ceremonies (id) ON DELETE CASCADE
);

CREATE TABLE own_ceremonies (
	id INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	year INTEGER NOT NULL, 
	held DATE, 
	copied_from VARCHAR(60), 
	created_at DATETIME NOT NULL, stands_for VARCHAR(60), matches JSON, matches_asked BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_own_ceremonies PRIMARY KEY (id), 
	CONSTRAINT fk_own_ceremonies_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE own_nominees (
	ceremony_id INTEGER NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	id VARCHAR(60) NOT NULL, 
	position INTEGER NOT NULL, 
	films JSON NOT NULL, 
	people JSON NOT NULL, 
	credit VARCHAR(400) DEFAULT '' NOT NULL, 
	song VARCHAR(200) DEFAULT '' NOT NULL, 
	country VARCHAR(100) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_own_nominees PRIMARY KEY (ceremony_id, category_id, id), 
	CONSTRAINT fk_own_nominees_ceremony_id_category_id_own_categories FOREIGN KEY(ceremony_id, category_id) REFERENCES own_categories (ceremony_id, id) ON DELETE CASCADE
);

CREATE TABLE picks (
	ballot_id INTEGER NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	nominee_id VARCHAR(60) NOT NULL, 
	stake INTEGER, 
	picked_at DATETIME NOT NULL, doubled BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_picks PRIMARY KEY (ballot_id, category_id), 
	CONSTRAINT fk_picks_ballot_id_ballots FOREIGN KEY(ballot_id) REFERENCES ballots (id) ON DELETE CASCADE
);

CREATE TABLE polls (
	id INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	ceremony_id VARCHAR(60) NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	question VARCHAR(10) NOT NULL, 
	hidden BOOLEAN DEFAULT 0 NOT NULL, 
	rehearsal BOOLEAN DEFAULT 0 NOT NULL, 
	closes_at DATETIME NOT NULL, 
	opened_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	created_by BIGINT, 
	channel_id BIGINT, 
	message_id BIGINT, closes_wall VARCHAR(19), closes_zone VARCHAR(64), count_method VARCHAR(20) DEFAULT 'votes' NOT NULL, candidates JSON, proof VARCHAR(64), 
	CONSTRAINT pk_polls PRIMARY KEY (id), 
	CONSTRAINT fk_polls_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE quiz_answers (
	guild_id BIGINT NOT NULL, 
	member_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	choice INTEGER NOT NULL, 
	is_right BOOLEAN NOT NULL, 
	is_late BOOLEAN NOT NULL, 
	answered_at DATETIME NOT NULL, 
	CONSTRAINT pk_quiz_answers PRIMARY KEY (guild_id, member_id, day), 
	CONSTRAINT fk_quiz_answers_guild_id_day_quiz_questions FOREIGN KEY(guild_id, day) REFERENCES quiz_questions (guild_id, day) ON DELETE CASCADE, 
	CONSTRAINT fk_quiz_answers_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE quiz_questions (
	guild_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	"key" VARCHAR(120) NOT NULL, 
	question JSON NOT NULL, 
	CONSTRAINT pk_quiz_questions PRIMARY KEY (guild_id, day), 
	CONSTRAINT fk_quiz_questions_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE rankings (
	poll_id INTEGER NOT NULL, 
	voter VARCHAR(40) NOT NULL, 
	member_id BIGINT, 
	nominee_ids JSON NOT NULL, 
	length INTEGER NOT NULL, 
	salt VARCHAR(64), 
	line VARCHAR(64), 
	ranked_at DATETIME NOT NULL, 
	presses JSON, 
	CONSTRAINT pk_rankings PRIMARY KEY (poll_id, voter), 
	CONSTRAINT fk_rankings_poll_id_polls FOREIGN KEY(poll_id) REFERENCES polls (id) ON DELETE CASCADE
);

CREATE TABLE reminder_messages (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	round_id INTEGER NOT NULL, 
	user_id BIGINT NOT NULL, 
	tried_at DATETIME, 
	settled_at DATETIME, 
	outcome VARCHAR(10), 
	CONSTRAINT fk_reminder_messages_round_id_reminder_rounds FOREIGN KEY(round_id) REFERENCES reminder_rounds (id) ON DELETE CASCADE, 
	CONSTRAINT uq_reminder_messages_round_id_user_id UNIQUE (round_id, user_id)
);

CREATE TABLE reminder_mutes (
	guild_id BIGINT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	subject VARCHAR(60) NOT NULL, 
	CONSTRAINT pk_reminder_mutes PRIMARY KEY (guild_id, kind, subject), 
	CONSTRAINT fk_reminder_mutes_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE reminder_requests (
	guild_id BIGINT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	subject VARCHAR(60) NOT NULL, 
	user_id BIGINT NOT NULL, 
	asked_at DATETIME NOT NULL, 
	CONSTRAINT pk_reminder_requests PRIMARY KEY (guild_id, kind, subject, user_id), 
	CONSTRAINT fk_reminder_requests_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE reminder_rounds (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	guild_id BIGINT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	subject VARCHAR(60) NOT NULL, 
	lead VARCHAR(10) NOT NULL, 
	ends_at DATETIME NOT NULL, 
	made_at DATETIME NOT NULL, 
	posted_at DATETIME, 
	CONSTRAINT fk_reminder_rounds_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE, 
	CONSTRAINT uq_reminder_rounds_guild_id_kind_subject_lead_ends_at UNIQUE (guild_id, kind, subject, lead, ends_at)
);

CREATE TABLE repetitions (
	id INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	user_id BIGINT NOT NULL, 
	action VARCHAR(20) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_repetitions PRIMARY KEY (id), 
	CONSTRAINT fk_repetitions_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE result_sets (
	id INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	ceremony_id VARCHAR(60) NOT NULL, 
	rehearsal INTEGER DEFAULT '0' NOT NULL, running_order JSON, 
	CONSTRAINT pk_result_sets PRIMARY KEY (id), 
	CONSTRAINT fk_result_sets_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE, 
	CONSTRAINT uq_result_sets_guild_id_ceremony_id_rehearsal UNIQUE (guild_id, ceremony_id, rehearsal)
);

CREATE TABLE rival_chances (
	rival_id INTEGER NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	nominee_id VARCHAR(60) NOT NULL, 
	chance INTEGER NOT NULL, 
	CONSTRAINT pk_rival_chances PRIMARY KEY (rival_id, category_id, nominee_id), 
	CONSTRAINT fk_rival_chances_rival_id_rivals FOREIGN KEY(rival_id) REFERENCES rivals (id) ON DELETE CASCADE
);

CREATE TABLE rival_questions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contest_id INTEGER NOT NULL, 
	category VARCHAR(200) NOT NULL, 
	nominee VARCHAR(200) NOT NULL, 
	category_id VARCHAR(60), 
	chances JSON NOT NULL, 
	CONSTRAINT fk_rival_questions_contest_id_contests FOREIGN KEY(contest_id) REFERENCES contests (id) ON DELETE CASCADE
);

CREATE TABLE rivals (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contest_id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	sets_odds BOOLEAN DEFAULT 0 NOT NULL, 
	imported_at DATETIME NOT NULL, 
	CONSTRAINT fk_rivals_contest_id_contests FOREIGN KEY(contest_id) REFERENCES contests (id) ON DELETE CASCADE, 
	CONSTRAINT uq_rivals_contest_id_name UNIQUE (contest_id, name)
);

CREATE TABLE room_award_categories (
	award_id INTEGER NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	headline VARCHAR(10) NOT NULL, 
	doubles JSON NOT NULL, 
	candidates JSON, 
	proof VARCHAR(64), 
	card_channel_id BIGINT, 
	card_message_id BIGINT, 
	CONSTRAINT pk_room_award_categories PRIMARY KEY (award_id, category_id), 
	CONSTRAINT fk_room_award_categories_award_id_room_awards FOREIGN KEY(award_id) REFERENCES room_awards (id) ON DELETE CASCADE
);

CREATE TABLE room_awards (
	id INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	phase VARCHAR(20) NOT NULL, 
	count_method VARCHAR(20) NOT NULL, 
	nominee_limit INTEGER NOT NULL, 
	eligibility VARCHAR(20) NOT NULL, 
	eligible JSON NOT NULL, 
	min_member_days INTEGER NOT NULL, 
	min_account_days INTEGER NOT NULL, 
	voter_role BIGINT, 
	nominations_close_at DATETIME NOT NULL, 
	voting_opened_at DATETIME, 
	voting_closes_at DATETIME, 
	ceremony_id VARCHAR(60), 
	created_at DATETIME NOT NULL, 
	created_by BIGINT, 
	channel_id BIGINT, 
	message_id BIGINT, nominations_close_wall VARCHAR(19), nominations_close_zone VARCHAR(64), voting_closes_wall VARCHAR(19), voting_closes_zone VARCHAR(64), 
	CONSTRAINT pk_room_awards PRIMARY KEY (id), 
	CONSTRAINT fk_room_awards_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE room_ballots (
	voter_id INTEGER NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	nominee_ids JSON NOT NULL, 
	length INTEGER NOT NULL, 
	salt VARCHAR(64), 
	line VARCHAR(64), 
	cast_at DATETIME NOT NULL, 
	presses JSON, 
	CONSTRAINT pk_room_ballots PRIMARY KEY (voter_id, category_id), 
	CONSTRAINT fk_room_ballots_voter_id_room_voters FOREIGN KEY(voter_id) REFERENCES room_voters (id) ON DELETE CASCADE
);

CREATE TABLE room_nominations (
	award_id INTEGER NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	nominator VARCHAR(40) NOT NULL, 
	member_id BIGINT, 
	entries JSON NOT NULL, 
	nominated_at DATETIME NOT NULL, 
	press_id BIGINT NOT NULL, 
	CONSTRAINT pk_room_nominations PRIMARY KEY (award_id, category_id, nominator), 
	CONSTRAINT fk_room_nominations_award_id_category_id_room_award_categories FOREIGN KEY(award_id, category_id) REFERENCES room_award_categories (award_id, category_id) ON DELETE CASCADE
);

CREATE TABLE room_voters (
	id INTEGER NOT NULL, 
	award_id INTEGER NOT NULL, 
	member_id BIGINT, 
	set_aside BOOLEAN NOT NULL, 
	reason VARCHAR(200), 
	CONSTRAINT pk_room_voters PRIMARY KEY (id), 
	CONSTRAINT fk_room_voters_award_id_room_awards FOREIGN KEY(award_id) REFERENCES room_awards (id) ON DELETE CASCADE, 
	CONSTRAINT uq_room_voters_award_id_member_id UNIQUE (award_id, member_id)
);

CREATE TABLE season_dates (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	guild_id BIGINT NOT NULL, 
	ceremony_id VARCHAR(60), 
	kind VARCHAR(20), 
	name VARCHAR(100) DEFAULT '' NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	at DATETIME, 
	at_wall VARCHAR(30), 
	at_zone VARCHAR(64), 
	place VARCHAR(100) DEFAULT '' NOT NULL, 
	CONSTRAINT fk_season_dates_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE, 
	CONSTRAINT uq_season_dates_guild_id_ceremony_id_kind UNIQUE (guild_id, ceremony_id, kind)
);

CREATE TABLE season_events (
	guild_id BIGINT NOT NULL, 
	date_key VARCHAR(100) NOT NULL, 
	event_id BIGINT NOT NULL, 
	hours INTEGER NOT NULL, 
	place VARCHAR(100) NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	starts_at DATETIME NOT NULL, 
	CONSTRAINT pk_season_events PRIMARY KEY (guild_id, date_key), 
	CONSTRAINT fk_season_events_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE seen_films (
	guild_id BIGINT NOT NULL, 
	member_id BIGINT NOT NULL, 
	film_key VARCHAR(100) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	rating INTEGER, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_seen_films PRIMARY KEY (guild_id, member_id, film_key), 
	CONSTRAINT fk_seen_films_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE starter_plans (
	guild_id BIGINT NOT NULL, 
	weekdays VARCHAR(7) NOT NULL, 
	hour VARCHAR(5) NOT NULL, 
	zone VARCHAR(64) NOT NULL, 
	channel_id BIGINT, 
	next_at DATETIME NOT NULL, 
	created_by BIGINT, 
	CONSTRAINT pk_starter_plans PRIMARY KEY (guild_id), 
	CONSTRAINT fk_starter_plans_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE starter_posts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	guild_id BIGINT NOT NULL, 
	slot DATETIME NOT NULL, 
	"key" VARCHAR(200) NOT NULL, 
	begun_at DATETIME NOT NULL, 
	channel_id BIGINT, 
	message_id BIGINT, 
	CONSTRAINT fk_starter_posts_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE, 
	CONSTRAINT uq_starter_posts_guild_id_slot UNIQUE (guild_id, slot)
);

CREATE TABLE threads (
	guild_id BIGINT NOT NULL, 
	subject VARCHAR(120) NOT NULL, 
	thread_id BIGINT, 
	channel_id BIGINT NOT NULL, 
	opened_at DATETIME NOT NULL, 
	question VARCHAR(40) DEFAULT '' NOT NULL, 
	asked_at DATETIME, 
	CONSTRAINT pk_threads PRIMARY KEY (guild_id, subject), 
	CONSTRAINT fk_threads_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE unfinished_commands (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	guild_id BIGINT NOT NULL, 
	user_id BIGINT NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	fields JSON NOT NULL, 
	choices JSON NOT NULL, 
	expires_at DATETIME NOT NULL, 
	answered BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_unfinished_commands_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE votes (
	poll_id INTEGER NOT NULL, 
	voter VARCHAR(40) NOT NULL, 
	member_id BIGINT, 
	nominee_id VARCHAR(60) NOT NULL, 
	voted_at DATETIME NOT NULL, press_id BIGINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_votes PRIMARY KEY (poll_id, voter), 
	CONSTRAINT fk_votes_poll_id_polls FOREIGN KEY(poll_id) REFERENCES polls (id) ON DELETE CASCADE
);

CREATE TABLE watch_sharers (
	guild_id BIGINT NOT NULL, 
	member_id BIGINT NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_watch_sharers PRIMARY KEY (guild_id, member_id), 
	CONSTRAINT fk_watch_sharers_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE TABLE withdrawals (
	guild_id BIGINT NOT NULL, 
	ceremony_id VARCHAR(60) NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	nominee_id VARCHAR(60) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_withdrawals PRIMARY KEY (guild_id, ceremony_id, category_id, nominee_id), 
	CONSTRAINT fk_withdrawals_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_ballots_contest_id_guest_number ON ballots (contest_id, guest_number);
