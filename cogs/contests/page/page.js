"use strict";

const sealed = JSON.parse(document.getElementById("sealed").textContent);
const verdict = document.getElementById("verdict");
document.getElementById("scriptless").remove();

async function hashText(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function verifyBallots() {
  let erased = 0;
  let wrong = 0;
  const lines = [];
  for (const [text, stored] of sealed) {
    // An erased member took the text along: the stored line stands for it.
    const line = text === null ? stored : await hashText(text);
    erased += text === null ? 1 : 0;
    wrong += line === stored ? 0 : 1;
    lines.push(line);
  }
  const proof = await hashText(lines.sort().join("\n"));
  return { erased, wrong, holds: wrong === 0 && proof === document.getElementById("proof").textContent };
}

function showVerdict(found) {
  const checked = sealed.length - found.erased - found.wrong;
  const counted = [`${checked} checked`];
  if (found.erased) counted.push(`${found.erased} of members who were erased`);
  if (found.wrong) counted.push(`${found.wrong} wrong`);
  verdict.className = found.holds ? "holds" : "broken";
  verdict.textContent = found.holds
    ? `✓ The ballots are exactly those that were sealed: ${counted.join(", ")}.`
    : `✕ These are not the ballots that were sealed: ${counted.join(", ")}.`;
}

document.getElementById("verify").addEventListener("click", async () => {
  if (!globalThis.crypto?.subtle) {
    verdict.textContent = "This browser does not compute hashes on a page opened from a file. Another one will.";
    return;
  }
  verdict.className = "";
  verdict.textContent = "Computing…";
  showVerdict(await verifyBallots());
});

for (const time of document.querySelectorAll("time")) {
  time.textContent = new Date(time.dateTime).toLocaleString(undefined, { dateStyle: "long", timeStyle: "short" });
}
