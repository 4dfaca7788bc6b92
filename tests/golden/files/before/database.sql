PRAGMA application_id = 1164867121;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
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
INSERT INTO "announcements" VALUES(1,1,'best-original-song','announce','["el-mal"]','2026-01-04 00:00:10.000000',1456074443980800030,0,'2026-01-04 00:00:25.000000',1457161712435200001);
INSERT INTO "announcements" VALUES(2,1,'best-live-action-short','announce','["anuja", "im-not-a-robot"]','2026-01-04 00:00:10.000000',1456074443980800030,0,'2026-01-04 00:00:25.000000',1457161712435200001);
INSERT INTO "announcements" VALUES(3,1,'best-actress','announce','["mikey-madison"]','2026-01-04 00:00:10.000000',1456074443980800030,0,'2026-01-04 00:00:25.000000',1457161712435200001);
INSERT INTO "announcements" VALUES(4,1,'best-director','announce','["sean-baker"]','2026-01-04 00:00:10.000000',1456074443980800030,0,'2026-01-04 00:00:25.000000',1457161712435200001);
INSERT INTO "announcements" VALUES(5,1,'best-picture','announce','["anora"]','2026-01-04 00:00:10.000000',1456074443980800030,0,'2026-01-04 00:00:25.000000',1457161712435200001);
INSERT INTO "announcements" VALUES(6,2,'casting','announce','["sinners"]','2026-01-07 00:01:20.000000',1456074443980800030,0,'2026-01-07 00:01:20.000000',1458249106718720003);
INSERT INTO "announcements" VALUES(7,2,'film-editing','announce','["one-battle-after-another"]','2026-01-07 00:01:20.000000',1456074443980800030,0,'2026-01-07 00:01:20.000000',1458249106718720003);
INSERT INTO "announcements" VALUES(8,2,'best-director','void','[]','2026-01-07 00:01:20.000000',1456074443980800030,0,'2026-01-07 00:01:20.000000',1458249106718720003);
INSERT INTO "announcements" VALUES(9,2,'best-picture','announce','["one-battle-after-another"]','2026-01-07 00:01:20.000000',1456074443980800030,0,'2026-01-07 00:01:20.000000',1458249106718720003);
INSERT INTO "announcements" VALUES(10,1,'best-director','announce','["brady-corbet"]','2026-01-09 03:04:30.000000',1456074443980800030,0,NULL,NULL);
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
INSERT INTO "audit" VALUES(1,1456074443980800026,'2026-01-01 00:00:00.000000',1456074443980800025,'Olga','configure','discussion_channel',NULL,1456074443980800041,0);
INSERT INTO "audit" VALUES(2,1456074443980800026,'2026-01-01 00:00:00.000000',1456074443980800025,'Olga','configure','log_channel',NULL,1456074443980800042,0);
INSERT INTO "audit" VALUES(3,1456074443980800026,'2026-01-01 00:00:00.000000',1456074443980800025,'Olga','configure','time_zone','"UTC"','"Europe/Berlin"',0);
INSERT INTO "audit" VALUES(4,1456074443980800026,'2026-01-01 00:00:00.000000',1456074443980800025,'Olga','configure','host_role',NULL,1456074443980800047,0);
INSERT INTO "audit" VALUES(5,1456074443980800026,'2026-01-01 00:00:00.000000',1456074443980800030,'hana','import slate','Club Awards 2025',NULL,'{"name": "Club Awards 2025", "categories": ["Best Picture", "Best Director", "Best Actress", "Best Live Action Short", "Best Original Song", "Best Film Editing"], "held": "2026-01-08", "category best-picture": {"name": "Best Picture", "named by": "film", "weight": 5, "nominees": ["Anora", "The Brutalist", "Conclave"], "withdrawn": []}, "category best-director": {"name": "Best Director", "named by": "person", "weight": 3, "nominees": ["Some film | Brady Corbet", "Some film | Sean Baker"], "withdrawn": []}, "category best-actress": {"name": "Best Actress", "named by": "person", "weight": 3, "nominees": ["Some film | Demi Moore", "Some film | Mikey Madison", "Some film | Fernanda Torres"], "withdrawn": []}, "category best-live-action-short": {"name": "Best Live Action Short", "named by": "film", "weight": 1, "nominees": ["A Lien", "Anuja", "I\u2019m Not a Robot"], "withdrawn": []}, "category best-original-song": {"name": "Best Original Song", "named by": "song", "weight": 1, "nominees": ["Some film |  | El Mal", "Some film |  | Like a Bird"], "withdrawn": []}, "category best-film-editing": {"name": "Best Film Editing", "named by": "film", "weight": 1, "nominees": ["Anora", "Emilia P\u00e9rez"], "withdrawn": []}}',0);
INSERT INTO "audit" VALUES(6,1456074443980800026,'2026-01-01 00:00:00.000000',1456074443980800030,'hana','create contest','Club Awards 2025 night',NULL,'{"title": "Club Awards 2025 night", "ceremony": "own-1", "state": "draft", "locks at": "2026-01-04T00:00:00+00:00", "scoring": "classic", "weights": {"best-picture": 5, "best-director": 3, "best-actress": 3, "best-live-action-short": 1, "best-original-song": 1}, "tiebreaker": null, "tiebreaker answer": null, "late entries": false, "open ballots": false, "channel": 1456074443980800028, "proof": null}',0);
INSERT INTO "audit" VALUES(7,1456074443980800026,'2026-01-01 00:00:00.000000',1456074443980800030,'hana','announce contest','Club Awards 2025 night','{"state": "draft"}','{"state": "open"}',0);
INSERT INTO "audit" VALUES(8,1456074443980800026,'2026-01-04 00:00:05.000000',NULL,'','seal contest','Club Awards 2025 night',NULL,'{"ballots": 10, "proof": "a8ddf0f56e50cf5a802defa21e332af575cf6c795d62896cd468a55a01c7664f"}',0);
INSERT INTO "audit" VALUES(9,1456074443980800026,'2026-01-04 00:00:10.000000',1456074443980800030,'hana','announce result','Best Original Song, Club Awards 2025',NULL,'["El Mal \u00b7 Some film"]',0);
INSERT INTO "audit" VALUES(10,1456074443980800026,'2026-01-04 00:00:10.000000',1456074443980800030,'hana','announce result','Best Live Action Short, Club Awards 2025',NULL,'["Anuja", "I\u2019m Not a Robot"]',0);
INSERT INTO "audit" VALUES(11,1456074443980800026,'2026-01-04 00:00:10.000000',1456074443980800030,'hana','announce result','Best Actress, Club Awards 2025',NULL,'["Mikey Madison \u00b7 Some film"]',0);
INSERT INTO "audit" VALUES(12,1456074443980800026,'2026-01-04 00:00:10.000000',1456074443980800030,'hana','announce result','Best Director, Club Awards 2025',NULL,'["Sean Baker \u00b7 Some film"]',0);
INSERT INTO "audit" VALUES(13,1456074443980800026,'2026-01-04 00:00:10.000000',1456074443980800030,'hana','announce result','Best Picture, Club Awards 2025',NULL,'["Anora"]',0);
INSERT INTO "audit" VALUES(14,1456074443980800026,'2026-01-04 00:00:10.000000',1456074443980800030,'hana','finish contest','Club Awards 2025 night','{"state": "locked"}','{"state": "finished"}',0);
INSERT INTO "audit" VALUES(15,1456074443980800026,'2026-01-04 00:01:10.000000',1456074443980800030,'Hana','create contest','Locked night',NULL,'{"title": "Locked night", "ceremony": "oscars-98", "state": "draft", "locks at": "2026-01-07T00:01:10+00:00", "scoring": "weighted", "weights": {"best-picture": 5, "best-director": 3, "best-actor": 3, "best-actress": 3, "best-supporting-actor": 3, "best-supporting-actress": 3, "original-screenplay": 2, "adapted-screenplay": 2, "animated-feature": 2, "international-feature": 2, "documentary-feature": 2, "documentary-short": 1, "live-action-short": 1, "animated-short": 1, "original-score": 1, "original-song": 1, "sound": 1, "production-design": 1, "cinematography": 1, "makeup-hairstyling": 1, "costume-design": 1, "film-editing": 1, "visual-effects": 1, "casting": 1}, "tiebreaker": "How many minutes?", "tiebreaker answer": null, "late entries": false, "open ballots": false, "channel": 1456074443980800028, "proof": null}',0);
INSERT INTO "audit" VALUES(16,1456074443980800026,'2026-01-04 00:01:10.000000',1456074443980800030,'Hana','announce contest','Locked night','{"state": "draft"}','{"state": "open"}',0);
INSERT INTO "audit" VALUES(17,1456074443980800026,'2026-01-07 00:01:15.000000',NULL,'','seal contest','Locked night',NULL,'{"ballots": 4, "proof": "9d22bfe7989aa130a7a38ddf05da4190f4987749dac64be0de9b7113736e4914"}',0);
INSERT INTO "audit" VALUES(18,1456074443980800026,'2026-01-07 00:01:20.000000',1456074443980800030,'Hana','announce result','Casting, Locked night',NULL,'["Sinners \u00b7 Francine Maisler"]',0);
INSERT INTO "audit" VALUES(19,1456074443980800026,'2026-01-07 00:01:20.000000',1456074443980800030,'Hana','announce result','Film Editing, Locked night',NULL,'["One Battle after Another \u00b7 Andy Jurgensen"]',0);
INSERT INTO "audit" VALUES(20,1456074443980800026,'2026-01-07 00:01:20.000000',1456074443980800030,'Hana','void result','Directing, Locked night',NULL,'"void"',0);
INSERT INTO "audit" VALUES(21,1456074443980800026,'2026-01-07 00:01:20.000000',1456074443980800025,'Olga','configure','spoilers','{"winners": "shown", "hours": 24}','{"winners": "covered", "hours": 48}',0);
INSERT INTO "audit" VALUES(22,1456074443980800026,'2026-01-07 00:01:20.000000',1456074443980800030,'Hana','announce result','Best Picture, Locked night',NULL,'["One Battle after Another \u00b7 Adam Somner, Sara Murphy, Paul Thomas Anderson"]',0);
INSERT INTO "audit" VALUES(23,1456074443980800026,'2026-01-07 00:02:20.000000',1456074443980800030,'Hana','create slate','The Golden Popcorn',NULL,'{"name": "The Golden Popcorn", "held": "2027-03-14"}',0);
INSERT INTO "audit" VALUES(24,1456074443980800026,'2026-01-07 00:02:20.000000',1456074443980800030,'Hana','edit slate','The Golden Popcorn','{"categories": []}','{"categories": ["Best Villain"], "category best-villain": {"name": "Best Villain", "named by": "film", "weight": 1, "nominees": ["No Country for Old Men | Javier Bardem", "Misery | Kathy Bates", "The Third Man | Orson Welles"], "withdrawn": []}}',0);
INSERT INTO "audit" VALUES(25,1456074443980800026,'2026-01-07 00:02:20.000000',1456074443980800030,'Hana','withdraw nominee','Best Villain',NULL,'{"ceremony": "own-2", "nominee": "misery", "picks emptied": 0, "votes emptied": 0}',0);
INSERT INTO "audit" VALUES(26,1456074443980800026,'2026-01-07 00:02:20.000000',1456074443980800030,'hana','create contest','Open night',NULL,'{"title": "Open night", "ceremony": "oscars-98", "state": "draft", "locks at": "2026-01-17T00:02:20+00:00", "scoring": "confidence", "weights": {"best-picture": 5, "best-director": 3, "best-actor": 3, "best-actress": 3, "best-supporting-actor": 3, "best-supporting-actress": 3, "original-screenplay": 2, "adapted-screenplay": 2, "animated-feature": 2, "international-feature": 2, "documentary-feature": 2, "documentary-short": 1, "live-action-short": 1, "animated-short": 1, "original-score": 1, "original-song": 1, "sound": 1, "production-design": 1, "cinematography": 1, "makeup-hairstyling": 1, "costume-design": 1, "film-editing": 1, "visual-effects": 1, "casting": 1}, "tiebreaker": "How many minutes?", "tiebreaker answer": null, "late entries": false, "open ballots": false, "channel": 1456074443980800028, "proof": null}',0);
INSERT INTO "audit" VALUES(27,1456074443980800026,'2026-01-07 00:02:20.000000',1456074443980800030,'hana','announce contest','Open night','{"state": "draft"}','{"state": "open"}',0);
INSERT INTO "audit" VALUES(28,1456074443980800026,'2026-01-07 00:03:20.000000',1456074443980800030,'Hana','open poll','Best Casting, who will win',NULL,'{"ceremony": "oscars-98", "hidden": false, "closes at": "2026-01-07T02:03:20+00:00"}',0);
INSERT INTO "audit" VALUES(29,1456074443980800026,'2026-01-07 03:03:20.000000',1456074443980800030,'Hana','open poll','Best Picture, who will win',NULL,'{"ceremony": "oscars-98", "hidden": true, "closes at": "2026-01-12T03:03:20+00:00"}',0);
INSERT INTO "audit" VALUES(30,1456074443980800026,'2026-01-07 03:03:20.000000',1456074443980800030,'hana','import slate','Next Year',NULL,'{"name": "Next Year", "categories": ["Best Picture", "Best Director", "Best Actress", "Best Live Action Short", "Best Original Song", "Best Film Editing"], "held": "2026-06-01", "category best-picture": {"name": "Best Picture", "named by": "film", "weight": 5, "nominees": ["Anora", "The Brutalist", "Conclave"], "withdrawn": []}, "category best-director": {"name": "Best Director", "named by": "person", "weight": 3, "nominees": ["Some film | Brady Corbet", "Some film | Sean Baker"], "withdrawn": []}, "category best-actress": {"name": "Best Actress", "named by": "person", "weight": 3, "nominees": ["Some film | Demi Moore", "Some film | Mikey Madison", "Some film | Fernanda Torres"], "withdrawn": []}, "category best-live-action-short": {"name": "Best Live Action Short", "named by": "film", "weight": 1, "nominees": ["A Lien", "Anuja", "I\u2019m Not a Robot"], "withdrawn": []}, "category best-original-song": {"name": "Best Original Song", "named by": "song", "weight": 1, "nominees": ["Some film |  | El Mal", "Some film |  | Like a Bird"], "withdrawn": []}, "category best-film-editing": {"name": "Best Film Editing", "named by": "film", "weight": 1, "nominees": ["Anora", "Emilia P\u00e9rez"], "withdrawn": []}}',0);
INSERT INTO "audit" VALUES(31,1456074443980800026,'2026-01-07 03:03:20.000000',1456074443980800030,'hana','open poll','Best Picture, who will win',NULL,'{"ceremony": "own-3", "hidden": false, "closes at": "2026-01-10T03:03:20+00:00"}',0);
INSERT INTO "audit" VALUES(32,1456074443980800026,'2026-01-07 03:03:20.000000',1456074443980800030,'hana','open poll','Best Picture, who should win',NULL,'{"ceremony": "own-3", "hidden": true, "closes at": "2026-01-10T03:03:20+00:00"}',0);
INSERT INTO "audit" VALUES(33,1456074443980800026,'2026-01-07 03:03:20.000000',1456074443980800030,'Hana','open poll','Best Director, who will win',NULL,'{"ceremony": "own-3", "hidden": false, "closes at": "2026-01-11T03:03:20+00:00"}',0);
INSERT INTO "audit" VALUES(34,1456074443980800026,'2026-01-07 03:03:20.000000',1456074443980800030,'Hana','create contest','Draft night',NULL,'{"title": "Draft night", "ceremony": "oscars-98", "state": "draft", "locks at": "2026-01-10T03:03:20+00:00", "scoring": "classic", "weights": {"best-picture": 5, "best-director": 3, "best-actor": 3, "best-actress": 3, "best-supporting-actor": 3, "best-supporting-actress": 3, "original-screenplay": 2, "adapted-screenplay": 2, "animated-feature": 2, "international-feature": 2, "documentary-feature": 2, "documentary-short": 1, "live-action-short": 1, "animated-short": 1, "original-score": 1, "original-song": 1, "sound": 1, "production-design": 1, "cinematography": 1, "makeup-hairstyling": 1, "costume-design": 1, "film-editing": 1, "visual-effects": 1, "casting": 1}, "tiebreaker": null, "tiebreaker answer": null, "late entries": false, "open ballots": false, "channel": 1456074443980800028, "proof": null}',0);
INSERT INTO "audit" VALUES(35,1456074443980800026,'2026-01-07 03:03:20.000000',1456074443980800030,'Hana','open poll','Best Actor, who will win',NULL,'{"ceremony": "oscars-98", "hidden": false, "closes at": "2026-01-10T03:03:20+00:00"}',0);
INSERT INTO "audit" VALUES(36,1456074443980800026,'2026-01-07 03:04:20.000000',1456074443980800030,'hana','import slate','Club Awards',NULL,'{"name": "Club Awards", "categories": ["Best Picture", "Best Poster"], "held": "2026-03-01", "category best-picture": {"name": "Best Picture", "named by": "film", "weight": 5, "nominees": ["Anora", "Flow"], "withdrawn": []}, "category best-poster": {"name": "Best Poster", "named by": "film", "weight": 1, "nominees": ["Anora", "Flow"], "withdrawn": []}}',0);
INSERT INTO "audit" VALUES(37,1456074443980800026,'2026-01-07 03:04:20.000000',1456074443980800030,'Hana','create contest','Club night',NULL,'{"title": "Club night", "ceremony": "own-4", "state": "draft", "locks at": "2026-01-10T03:04:20+00:00", "scoring": "classic", "weights": {"best-picture": 5, "best-poster": 1}, "tiebreaker": null, "tiebreaker answer": null, "late entries": false, "open ballots": false, "channel": 1456074443980800028, "proof": null}',0);
INSERT INTO "audit" VALUES(38,1456074443980800026,'2026-01-07 03:04:20.000000',1456074443980800030,'Hana','announce contest','Club night','{"state": "draft"}','{"state": "open"}',0);
INSERT INTO "audit" VALUES(39,1456074443980800026,'2026-01-07 03:04:20.000000',1456074443980800030,'hana','create contest','Late night',NULL,'{"title": "Late night", "ceremony": "oscars-98", "state": "draft", "locks at": "2026-01-09T03:04:20+00:00", "scoring": "classic", "weights": {"best-picture": 5, "best-director": 3, "best-actor": 3, "best-actress": 3, "best-supporting-actor": 3, "best-supporting-actress": 3, "original-screenplay": 2, "adapted-screenplay": 2, "animated-feature": 2, "international-feature": 2, "documentary-feature": 2, "documentary-short": 1, "live-action-short": 1, "animated-short": 1, "original-score": 1, "original-song": 1, "sound": 1, "production-design": 1, "cinematography": 1, "makeup-hairstyling": 1, "costume-design": 1, "film-editing": 1, "visual-effects": 1, "casting": 1}, "tiebreaker": null, "tiebreaker answer": null, "late entries": true, "open ballots": false, "channel": 1456074443980800028, "proof": null}',0);
INSERT INTO "audit" VALUES(40,1456074443980800026,'2026-01-07 03:04:20.000000',1456074443980800030,'hana','announce contest','Late night','{"state": "draft"}','{"state": "open"}',0);
INSERT INTO "audit" VALUES(41,1456074443980800026,'2026-01-09 03:04:30.000000',1456074443980800030,'Hana','close picks','Best Picture, Late night',NULL,NULL,0);
INSERT INTO "audit" VALUES(42,1456074443980800026,'2026-01-09 03:04:30.000000',1456074443980800030,'hana','finish contest','Locked night','{"state": "locked", "tiebreaker answer": null}','{"state": "finished", "tiebreaker answer": 214}',0);
INSERT INTO "audit" VALUES(43,1456074443980800026,'2026-01-09 03:04:30.000000',1456074443980800030,'hana','announce result','Best Director, Club Awards 2025','["Sean Baker \u00b7 Some film"]','["Brady Corbet \u00b7 Some film"]',0);
CREATE TABLE ballots (
	id INTEGER NOT NULL, 
	contest_id INTEGER NOT NULL, 
	member_id BIGINT, 
	salt VARCHAR(64), 
	tiebreaker BIGINT, 
	line VARCHAR(64), 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_ballots PRIMARY KEY (id), 
	CONSTRAINT fk_ballots_contest_id_contests FOREIGN KEY(contest_id) REFERENCES contests (id) ON DELETE CASCADE, 
	CONSTRAINT uq_ballots_contest_id_member_id UNIQUE (contest_id, member_id)
);
INSERT INTO "ballots" VALUES(1,1,1456074443980800031,'00000000000000000000000000000001',NULL,'3c52a387eeb6ee32ade2848cb9540b8942377e15cd0d80501d0f118543422f78','2026-01-01 00:00:00.000000');
INSERT INTO "ballots" VALUES(2,1,1456074443980800032,'00000000000000000000000000000002',NULL,'2e470d35ab783ad1730c4e8025f7ed7a975da16c83e8af2eceb15ce1e482bb69','2026-01-01 00:00:00.000000');
INSERT INTO "ballots" VALUES(3,1,1456074443980800033,'00000000000000000000000000000003',NULL,'899bcd37706f5d1a624a3980c3564cfcb95b82871b6bd911ea511dc00f5ba538','2026-01-01 00:00:00.000000');
INSERT INTO "ballots" VALUES(4,1,1456074443980800034,'00000000000000000000000000000004',NULL,'ad20419d3772d0fd369e73c15be2754d89a9db8575d3409f25721fb19c46cebf','2026-01-01 00:00:00.000000');
INSERT INTO "ballots" VALUES(5,1,1456074443980800035,'00000000000000000000000000000005',NULL,'4dc6cce20076adadf3b2fab004c9bbd7493aad49768ae641d9be1be074a2a090','2026-01-01 00:00:00.000000');
INSERT INTO "ballots" VALUES(6,1,1456074443980800036,'00000000000000000000000000000006',NULL,'1293b966d84c333f5b3509d5f95396e36866376c338ab853887af769ab0e2310','2026-01-01 00:00:00.000000');
INSERT INTO "ballots" VALUES(7,1,1456074443980800037,'00000000000000000000000000000007',NULL,'4557bc3dea5a4d59f3202cd6208e25cae19cf5c1a58d25623e3f8762faaf7e09','2026-01-01 00:00:00.000000');
INSERT INTO "ballots" VALUES(8,1,1456074443980800038,'00000000000000000000000000000008',NULL,'3f398c406a8d15aed243eb2a3af18a2cafa642e2bd5e53ca8afcee8cb24ae9ef','2026-01-01 00:00:00.000000');
INSERT INTO "ballots" VALUES(9,1,1456074443980800039,'00000000000000000000000000000009',NULL,'707b77286755dc849e112c64e28ab5e50685a00362819dc3f9f68b1348bddba3','2026-01-01 00:00:00.000000');
INSERT INTO "ballots" VALUES(10,1,1456074443980800040,'0000000000000000000000000000000a',NULL,'b34f0631754ea3ea9b98f6d6869c12e2d8ff404f5f749eed21a2e70845d074ee','2026-01-01 00:00:00.000000');
INSERT INTO "ballots" VALUES(11,2,1456074443980800031,'0000000000000000000000000000000b',NULL,'7cfa9f00741746190e75e76a4ff2082e9334f685ff4dc5cfce4abb83efd06355','2026-01-04 00:01:10.000000');
INSERT INTO "ballots" VALUES(12,2,1456074443980800032,'0000000000000000000000000000000c',NULL,'e3a765ce8b72568acea47f889310146839a575b6ac0663f1e2da213d482d1a82','2026-01-04 00:01:10.000000');
INSERT INTO "ballots" VALUES(13,2,1456074443980800033,'0000000000000000000000000000000d',NULL,'16602b039a6d71e7bf680a2149a11f7abef19d933d142755ca3dceb34f78c0a3','2026-01-04 00:01:10.000000');
INSERT INTO "ballots" VALUES(14,2,1456074443980800034,'0000000000000000000000000000000e',NULL,'f7279bc043aa6a871ca1aa3a258df035e05be2ae474d3f937339684b15b47994','2026-01-04 00:01:10.000000');
INSERT INTO "ballots" VALUES(15,3,1456074443980800031,'0000000000000000000000000000000f',214,NULL,'2026-01-07 00:02:20.000000');
INSERT INTO "ballots" VALUES(16,3,1456074443980800032,'00000000000000000000000000000010',NULL,NULL,'2026-01-07 00:02:20.000000');
INSERT INTO "ballots" VALUES(17,3,1456074443980800033,'00000000000000000000000000000011',NULL,NULL,'2026-01-07 00:02:20.000000');
INSERT INTO "ballots" VALUES(18,5,1456074443980800031,'00000000000000000000000000000012',NULL,NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "ballots" VALUES(19,5,1456074443980800032,'00000000000000000000000000000013',NULL,NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "ballots" VALUES(20,6,1456074443980800031,'00000000000000000000000000000014',NULL,NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "ballots" VALUES(21,6,1456074443980800032,'00000000000000000000000000000015',NULL,NULL,'2026-01-07 03:04:20.000000');
CREATE TABLE bot_state (
	name VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_bot_state PRIMARY KEY (name)
);
INSERT INTO "bot_state" VALUES('commands','ef8837e1a7e5bc47d9883feb3624e314fe9d30089f425cf679c446cba17e1655');
CREATE TABLE contest_categories (
	contest_id INTEGER NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	position INTEGER NOT NULL, 
	weight INTEGER NOT NULL, 
	closed_at DATETIME, 
	card_channel_id BIGINT, 
	card_message_id BIGINT, 
	CONSTRAINT pk_contest_categories PRIMARY KEY (contest_id, category_id), 
	CONSTRAINT fk_contest_categories_contest_id_contests FOREIGN KEY(contest_id) REFERENCES contests (id) ON DELETE CASCADE
);
INSERT INTO "contest_categories" VALUES(1,'best-picture',0,5,NULL,1456074443980800028,1457161712435200012);
INSERT INTO "contest_categories" VALUES(1,'best-director',1,3,NULL,1456074443980800028,1457161712435200010);
INSERT INTO "contest_categories" VALUES(1,'best-actress',2,3,NULL,1456074443980800028,1457161712435200008);
INSERT INTO "contest_categories" VALUES(1,'best-live-action-short',3,1,NULL,1456074443980800028,1457161712435200006);
INSERT INTO "contest_categories" VALUES(1,'best-original-song',4,1,NULL,1456074443980800028,1457161712435200000);
INSERT INTO "contest_categories" VALUES(2,'best-picture',0,5,NULL,1456074443980800028,1458249106718720020);
INSERT INTO "contest_categories" VALUES(2,'best-director',1,3,NULL,1456074443980800028,1458249106718720014);
INSERT INTO "contest_categories" VALUES(2,'best-actor',2,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'best-actress',3,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'best-supporting-actor',4,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'best-supporting-actress',5,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'original-screenplay',6,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'adapted-screenplay',7,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'animated-feature',8,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'international-feature',9,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'documentary-feature',10,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'documentary-short',11,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'live-action-short',12,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'animated-short',13,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'original-score',14,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'original-song',15,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'sound',16,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'production-design',17,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'cinematography',18,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'makeup-hairstyling',19,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'costume-design',20,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'film-editing',21,1,NULL,1456074443980800028,1458249106718720009);
INSERT INTO "contest_categories" VALUES(2,'visual-effects',22,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(2,'casting',23,1,NULL,1456074443980800028,1458249106718720002);
INSERT INTO "contest_categories" VALUES(3,'best-picture',0,5,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'best-director',1,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'best-actor',2,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'best-actress',3,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'best-supporting-actor',4,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'best-supporting-actress',5,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'original-screenplay',6,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'adapted-screenplay',7,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'animated-feature',8,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'international-feature',9,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'documentary-feature',10,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'documentary-short',11,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'live-action-short',12,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'animated-short',13,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'original-score',14,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'original-song',15,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'sound',16,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'production-design',17,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'cinematography',18,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'makeup-hairstyling',19,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'costume-design',20,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'film-editing',21,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'visual-effects',22,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(3,'casting',23,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'best-picture',0,5,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'best-director',1,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'best-actor',2,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'best-actress',3,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'best-supporting-actor',4,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'best-supporting-actress',5,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'original-screenplay',6,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'adapted-screenplay',7,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'animated-feature',8,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'international-feature',9,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'documentary-feature',10,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'documentary-short',11,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'live-action-short',12,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'animated-short',13,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'original-score',14,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'original-song',15,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'sound',16,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'production-design',17,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'cinematography',18,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'makeup-hairstyling',19,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'costume-design',20,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'film-editing',21,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'visual-effects',22,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(4,'casting',23,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(5,'best-picture',0,5,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(5,'best-poster',1,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'best-picture',0,5,'2026-01-09 03:04:30.000000',NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'best-director',1,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'best-actor',2,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'best-actress',3,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'best-supporting-actor',4,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'best-supporting-actress',5,3,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'original-screenplay',6,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'adapted-screenplay',7,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'animated-feature',8,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'international-feature',9,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'documentary-feature',10,2,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'documentary-short',11,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'live-action-short',12,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'animated-short',13,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'original-score',14,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'original-song',15,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'sound',16,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'production-design',17,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'cinematography',18,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'makeup-hairstyling',19,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'costume-design',20,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'film-editing',21,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'visual-effects',22,1,NULL,NULL,NULL);
INSERT INTO "contest_categories" VALUES(6,'casting',23,1,NULL,NULL,NULL);
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
	podium_message_id BIGINT, 
	CONSTRAINT pk_contests PRIMARY KEY (id), 
	CONSTRAINT fk_contests_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);
INSERT INTO "contests" VALUES(1,1456074443980800026,'own-1','Club Awards 2025 night','finished','classic',NULL,0,0,0,'2026-01-04 00:00:00.000000','2026-01-01 00:00:00.000000',1456074443980800030,1456074443980800028,NULL,'2026-01-01 00:00:00.000000','2026-01-04 00:00:05.000000','a8ddf0f56e50cf5a802defa21e332af575cf6c795d62896cd468a55a01c7664f',NULL,'2026-01-04 00:00:10.000000',1457161691463680000);
INSERT INTO "contests" VALUES(2,1456074443980800026,'oscars-98','Locked night','finished','weighted','How many minutes?',0,0,1,'2026-01-07 00:01:10.000000','2026-01-04 00:01:10.000000',1456074443980800030,1456074443980800028,1457161901178880003,'2026-01-04 00:01:10.000000','2026-01-07 00:01:15.000000','9d22bfe7989aa130a7a38ddf05da4190f4987749dac64be0de9b7113736e4914',214,'2026-01-09 03:04:30.000000',NULL);
INSERT INTO "contests" VALUES(3,1456074443980800026,'oscars-98','Open night','open','confidence','How many minutes?',0,0,1,'2026-01-17 00:02:20.000000','2026-01-07 00:02:20.000000',1456074443980800030,1456074443980800028,NULL,'2026-01-07 00:02:20.000000',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "contests" VALUES(4,1456074443980800026,'oscars-98','Draft night','draft','classic',NULL,0,0,1,'2026-01-10 03:03:20.000000','2026-01-07 03:03:20.000000',1456074443980800030,1456074443980800028,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "contests" VALUES(5,1456074443980800026,'own-4','Club night','open','classic',NULL,0,0,0,'2026-01-10 03:04:20.000000','2026-01-07 03:04:20.000000',1456074443980800030,1456074443980800028,1458295160176640003,'2026-01-07 03:04:20.000000',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "contests" VALUES(6,1456074443980800026,'oscars-98','Late night','open','classic',NULL,1,0,1,'2026-01-09 03:04:20.000000','2026-01-07 03:04:20.000000',1456074443980800030,1456074443980800028,NULL,'2026-01-07 03:04:20.000000',NULL,NULL,NULL,NULL,NULL);
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
	removed_at DATETIME, 
	CONSTRAINT pk_guilds PRIMARY KEY (id)
);
INSERT INTO "guilds" VALUES(1456074443980800026,'','Europe/Berlin',1456074443980800047,NULL,NULL,NULL,NULL,1456074443980800041,1456074443980800042,'classic','covered',48,'2026-01-01 00:00:00.000000',NULL);
INSERT INTO "guilds" VALUES(1456074443980800027,'The Other Club','UTC',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'classic','shown',24,'2026-01-01 00:00:00.000000','2026-01-01 00:00:00.000000');
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
INSERT INTO "jobs" VALUES(1,'guild.forget','1456074443980800027','2026-01-31 00:00:00.000000','{"guild_id": 1456074443980800027}',NULL,0,NULL);
INSERT INTO "jobs" VALUES(13,'uncover','6','2026-01-09 00:01:20.000000','{"guild_id": 1456074443980800026, "target": "oscars-98:2", "category_id": "casting", "version": 6}','2026-01-09 00:01:20.000000',0,NULL);
INSERT INTO "jobs" VALUES(14,'uncover','7','2026-01-09 00:01:20.000000','{"guild_id": 1456074443980800026, "target": "oscars-98:2", "category_id": "film-editing", "version": 7}','2026-01-09 00:01:20.000000',0,NULL);
INSERT INTO "jobs" VALUES(15,'uncover','8','2026-01-09 00:01:20.000000','{"guild_id": 1456074443980800026, "target": "oscars-98:2", "category_id": "best-director", "version": 8}','2026-01-09 00:01:20.000000',0,NULL);
INSERT INTO "jobs" VALUES(17,'uncover','9','2026-01-09 00:01:20.000000','{"guild_id": 1456074443980800026, "target": "oscars-98:2", "category_id": "best-picture", "version": 9}','2026-01-09 00:01:20.000000',0,NULL);
INSERT INTO "jobs" VALUES(18,'contest.seal','3','2026-01-17 00:02:25.000000','{"guild_id": 1456074443980800026, "contest_id": 3}',NULL,0,NULL);
INSERT INTO "jobs" VALUES(19,'poll.close','1','2026-01-07 02:03:25.000000','{"guild_id": 1456074443980800026, "poll_id": 1}','2026-01-07 02:03:25.000000',0,NULL);
INSERT INTO "jobs" VALUES(20,'poll.close','2','2026-01-12 03:03:25.000000','{"guild_id": 1456074443980800026, "poll_id": 2}',NULL,0,NULL);
INSERT INTO "jobs" VALUES(21,'poll.close','3','2026-01-10 03:03:25.000000','{"guild_id": 1456074443980800026, "poll_id": 3}',NULL,0,NULL);
INSERT INTO "jobs" VALUES(22,'poll.close','4','2026-01-10 03:03:25.000000','{"guild_id": 1456074443980800026, "poll_id": 4}',NULL,0,NULL);
INSERT INTO "jobs" VALUES(23,'poll.close','5','2026-01-11 03:03:25.000000','{"guild_id": 1456074443980800026, "poll_id": 5}',NULL,0,NULL);
INSERT INTO "jobs" VALUES(24,'poll.close','6','2026-01-10 03:03:25.000000','{"guild_id": 1456074443980800026, "poll_id": 6}',NULL,0,NULL);
INSERT INTO "jobs" VALUES(25,'contest.seal','5','2026-01-10 03:04:25.000000','{"guild_id": 1456074443980800026, "contest_id": 5}',NULL,0,NULL);
INSERT INTO "jobs" VALUES(26,'contest.closed','6 best-picture','2026-01-09 03:04:35.000000','{"guild_id": 1456074443980800026, "contest_id": 6, "category_id": "best-picture"}',NULL,0,NULL);
INSERT INTO "jobs" VALUES(27,'contest.podium','2','2026-01-09 03:04:40.000000','{"guild_id": 1456074443980800026, "contest_id": 2}',NULL,0,NULL);
INSERT INTO "jobs" VALUES(28,'result.tell','10','2026-01-09 03:04:45.000000','{"guild_id": 1456074443980800026, "target": "own-1", "category_id": "best-director", "version": 10}',NULL,0,NULL);
INSERT INTO "jobs" VALUES(29,'contest.podium.correct','1','2026-01-09 03:04:40.000000','{"guild_id": 1456074443980800026, "contest_id": 1, "message_id": 1457161691463680000}',NULL,0,NULL);
INSERT INTO "jobs" VALUES(30,'uncover','10','2026-01-11 03:04:30.000000','{"guild_id": 1456074443980800026, "target": "own-1", "category_id": "best-director", "version": 10}',NULL,0,NULL);
CREATE TABLE members (
	guild_id BIGINT NOT NULL, 
	user_id BIGINT NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_members PRIMARY KEY (guild_id, user_id), 
	CONSTRAINT fk_members_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);
INSERT INTO "members" VALUES(1456074443980800026,1456074443980800025,'Olga','2026-01-01 00:00:00.000000');
INSERT INTO "members" VALUES(1456074443980800026,1456074443980800031,'Ana','2026-01-01 00:00:00.000000');
INSERT INTO "members" VALUES(1456074443980800026,1456074443980800032,'Ben','2026-01-01 00:00:00.000000');
INSERT INTO "members" VALUES(1456074443980800026,1456074443980800033,'Cem','2026-01-01 00:00:00.000000');
INSERT INTO "members" VALUES(1456074443980800026,1456074443980800034,'Dora','2026-01-01 00:00:00.000000');
INSERT INTO "members" VALUES(1456074443980800026,1456074443980800035,'Eli','2026-01-01 00:00:00.000000');
INSERT INTO "members" VALUES(1456074443980800026,1456074443980800036,'Fay','2026-01-01 00:00:00.000000');
INSERT INTO "members" VALUES(1456074443980800026,1456074443980800037,'Gus','2026-01-01 00:00:00.000000');
INSERT INTO "members" VALUES(1456074443980800026,1456074443980800038,'Hal','2026-01-01 00:00:00.000000');
INSERT INTO "members" VALUES(1456074443980800026,1456074443980800039,'Ida','2026-01-01 00:00:00.000000');
INSERT INTO "members" VALUES(1456074443980800026,1456074443980800040,'Jo','2026-01-01 00:00:00.000000');
INSERT INTO "members" VALUES(1456074443980800026,1456074443980800030,'Hana','2026-01-04 00:01:10.000000');
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
INSERT INTO "own_categories" VALUES(1,'best-picture',0,'Best Picture','best-picture','film',5);
INSERT INTO "own_categories" VALUES(1,'best-director',1,'Best Director','best-director','person',3);
INSERT INTO "own_categories" VALUES(1,'best-actress',2,'Best Actress','best-actress','person',3);
INSERT INTO "own_categories" VALUES(1,'best-live-action-short',3,'Best Live Action Short','live-action-short','film',1);
INSERT INTO "own_categories" VALUES(1,'best-original-song',4,'Best Original Song','original-song','song',1);
INSERT INTO "own_categories" VALUES(1,'best-film-editing',5,'Best Film Editing','film-editing','film',1);
INSERT INTO "own_categories" VALUES(2,'best-villain',0,'Best Villain',NULL,'film',1);
INSERT INTO "own_categories" VALUES(3,'best-picture',0,'Best Picture','best-picture','film',5);
INSERT INTO "own_categories" VALUES(3,'best-director',1,'Best Director','best-director','person',3);
INSERT INTO "own_categories" VALUES(3,'best-actress',2,'Best Actress','best-actress','person',3);
INSERT INTO "own_categories" VALUES(3,'best-live-action-short',3,'Best Live Action Short','live-action-short','film',1);
INSERT INTO "own_categories" VALUES(3,'best-original-song',4,'Best Original Song','original-song','song',1);
INSERT INTO "own_categories" VALUES(3,'best-film-editing',5,'Best Film Editing','film-editing','film',1);
INSERT INTO "own_categories" VALUES(4,'best-picture',0,'Best Picture','best-picture','film',5);
INSERT INTO "own_categories" VALUES(4,'best-poster',1,'Best Poster',NULL,'film',1);
CREATE TABLE own_ceremonies (
	id INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	year INTEGER NOT NULL, 
	held DATE, 
	copied_from VARCHAR(60), 
	known BOOLEAN DEFAULT 0 NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_own_ceremonies PRIMARY KEY (id), 
	CONSTRAINT fk_own_ceremonies_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);
INSERT INTO "own_ceremonies" VALUES(1,1456074443980800026,'Club Awards 2025',2026,'2026-01-08',NULL,0,'2026-01-01 00:00:00.000000');
INSERT INTO "own_ceremonies" VALUES(2,1456074443980800026,'The Golden Popcorn',2027,'2027-03-14',NULL,0,'2026-01-07 00:02:20.000000');
INSERT INTO "own_ceremonies" VALUES(3,1456074443980800026,'Next Year',2026,'2026-06-01',NULL,0,'2026-01-07 03:03:20.000000');
INSERT INTO "own_ceremonies" VALUES(4,1456074443980800026,'Club Awards',2026,'2026-03-01',NULL,0,'2026-01-07 03:04:20.000000');
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
INSERT INTO "own_nominees" VALUES(1,'best-picture','anora',0,'[[null, "Anora"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(1,'best-picture','the-brutalist',1,'[[null, "The Brutalist"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(1,'best-picture','conclave',2,'[[null, "Conclave"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(1,'best-director','brady-corbet',0,'[[null, "Some film"]]','[[null, "Brady Corbet"]]','','','');
INSERT INTO "own_nominees" VALUES(1,'best-director','sean-baker',1,'[[null, "Some film"]]','[[null, "Sean Baker"]]','','','');
INSERT INTO "own_nominees" VALUES(1,'best-actress','demi-moore',0,'[[null, "Some film"]]','[[null, "Demi Moore"]]','','','');
INSERT INTO "own_nominees" VALUES(1,'best-actress','mikey-madison',1,'[[null, "Some film"]]','[[null, "Mikey Madison"]]','','','');
INSERT INTO "own_nominees" VALUES(1,'best-actress','fernanda-torres',2,'[[null, "Some film"]]','[[null, "Fernanda Torres"]]','','','');
INSERT INTO "own_nominees" VALUES(1,'best-live-action-short','a-lien',0,'[[null, "A Lien"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(1,'best-live-action-short','anuja',1,'[[null, "Anuja"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(1,'best-live-action-short','im-not-a-robot',2,'[[null, "I\u2019m Not a Robot"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(1,'best-original-song','el-mal',0,'[[null, "Some film"]]','[]','','El Mal','');
INSERT INTO "own_nominees" VALUES(1,'best-original-song','like-a-bird',1,'[[null, "Some film"]]','[]','','Like a Bird','');
INSERT INTO "own_nominees" VALUES(1,'best-film-editing','anora',0,'[[null, "Anora"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(1,'best-film-editing','emilia-perez',1,'[[null, "Emilia P\u00e9rez"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(2,'best-villain','no-country-for-old-men',0,'[[null, "No Country for Old Men"]]','[[null, "Javier Bardem"]]','','','');
INSERT INTO "own_nominees" VALUES(2,'best-villain','misery',1,'[[null, "Misery"]]','[[null, "Kathy Bates"]]','','','');
INSERT INTO "own_nominees" VALUES(2,'best-villain','the-third-man',2,'[[null, "The Third Man"]]','[[null, "Orson Welles"]]','','','');
INSERT INTO "own_nominees" VALUES(3,'best-picture','anora',0,'[[null, "Anora"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(3,'best-picture','the-brutalist',1,'[[null, "The Brutalist"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(3,'best-picture','conclave',2,'[[null, "Conclave"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(3,'best-director','brady-corbet',0,'[[null, "Some film"]]','[[null, "Brady Corbet"]]','','','');
INSERT INTO "own_nominees" VALUES(3,'best-director','sean-baker',1,'[[null, "Some film"]]','[[null, "Sean Baker"]]','','','');
INSERT INTO "own_nominees" VALUES(3,'best-actress','demi-moore',0,'[[null, "Some film"]]','[[null, "Demi Moore"]]','','','');
INSERT INTO "own_nominees" VALUES(3,'best-actress','mikey-madison',1,'[[null, "Some film"]]','[[null, "Mikey Madison"]]','','','');
INSERT INTO "own_nominees" VALUES(3,'best-actress','fernanda-torres',2,'[[null, "Some film"]]','[[null, "Fernanda Torres"]]','','','');
INSERT INTO "own_nominees" VALUES(3,'best-live-action-short','a-lien',0,'[[null, "A Lien"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(3,'best-live-action-short','anuja',1,'[[null, "Anuja"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(3,'best-live-action-short','im-not-a-robot',2,'[[null, "I\u2019m Not a Robot"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(3,'best-original-song','el-mal',0,'[[null, "Some film"]]','[]','','El Mal','');
INSERT INTO "own_nominees" VALUES(3,'best-original-song','like-a-bird',1,'[[null, "Some film"]]','[]','','Like a Bird','');
INSERT INTO "own_nominees" VALUES(3,'best-film-editing','anora',0,'[[null, "Anora"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(3,'best-film-editing','emilia-perez',1,'[[null, "Emilia P\u00e9rez"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(4,'best-picture','anora',0,'[[null, "Anora"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(4,'best-picture','flow',1,'[[null, "Flow"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(4,'best-poster','anora',0,'[[null, "Anora"]]','[]','','','');
INSERT INTO "own_nominees" VALUES(4,'best-poster','flow',1,'[[null, "Flow"]]','[]','','','');
CREATE TABLE picks (
	ballot_id INTEGER NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	nominee_id VARCHAR(60) NOT NULL, 
	stake INTEGER, 
	picked_at DATETIME NOT NULL, 
	CONSTRAINT pk_picks PRIMARY KEY (ballot_id, category_id), 
	CONSTRAINT fk_picks_ballot_id_ballots FOREIGN KEY(ballot_id) REFERENCES ballots (id) ON DELETE CASCADE
);
INSERT INTO "picks" VALUES(1,'best-picture','anora',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(2,'best-picture','anora',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(3,'best-picture','anora',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(4,'best-picture','anora',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(5,'best-picture','anora',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(6,'best-picture','anora',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(7,'best-picture','the-brutalist',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(8,'best-picture','the-brutalist',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(9,'best-picture','the-brutalist',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(10,'best-picture','conclave',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(1,'best-director','brady-corbet',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(2,'best-director','brady-corbet',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(3,'best-director','brady-corbet',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(4,'best-director','brady-corbet',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(5,'best-director','brady-corbet',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(6,'best-director','sean-baker',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(7,'best-director','sean-baker',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(8,'best-director','sean-baker',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(9,'best-director','sean-baker',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(10,'best-director','sean-baker',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(1,'best-actress','demi-moore',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(2,'best-actress','demi-moore',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(3,'best-actress','demi-moore',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(4,'best-actress','demi-moore',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(5,'best-actress','demi-moore',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(6,'best-actress','demi-moore',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(7,'best-actress','demi-moore',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(8,'best-actress','mikey-madison',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(9,'best-actress','mikey-madison',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(10,'best-actress','fernanda-torres',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(1,'best-live-action-short','a-lien',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(2,'best-live-action-short','a-lien',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(3,'best-live-action-short','a-lien',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(4,'best-live-action-short','a-lien',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(5,'best-live-action-short','anuja',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(6,'best-live-action-short','anuja',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(7,'best-live-action-short','anuja',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(8,'best-live-action-short','im-not-a-robot',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(9,'best-live-action-short','im-not-a-robot',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(10,'best-live-action-short','im-not-a-robot',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(1,'best-original-song','el-mal',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(2,'best-original-song','el-mal',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(3,'best-original-song','el-mal',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(4,'best-original-song','el-mal',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(5,'best-original-song','el-mal',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(6,'best-original-song','el-mal',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(7,'best-original-song','el-mal',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(8,'best-original-song','el-mal',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(9,'best-original-song','el-mal',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(10,'best-original-song','el-mal',NULL,'2026-01-01 00:00:00.000000');
INSERT INTO "picks" VALUES(11,'best-picture','one-battle-after-another',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'best-director','paul-thomas-anderson',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'best-actor','michael-b-jordan',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'best-actress','jessie-buckley',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'best-supporting-actor','sean-penn',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'best-supporting-actress','amy-madigan',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'original-screenplay','sinners',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'adapted-screenplay','one-battle-after-another',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'animated-feature','kpop-demon-hunters',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'international-feature','sentimental-value',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'documentary-feature','mr-nobody-against-putin',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'documentary-short','all-the-empty-rooms',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'live-action-short','the-singers',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'animated-short','the-girl-who-cried-pearls',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'original-score','sinners',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'original-song','golden',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'sound','f1',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'production-design','frankenstein',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'cinematography','sinners',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'makeup-hairstyling','frankenstein',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'costume-design','frankenstein',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'film-editing','one-battle-after-another',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'visual-effects','avatar-fire-and-ash',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(11,'casting','one-battle-after-another',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'best-director','paul-thomas-anderson',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'best-actor','michael-b-jordan',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'best-actress','jessie-buckley',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'best-supporting-actor','sean-penn',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'best-supporting-actress','amy-madigan',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'original-screenplay','sinners',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'adapted-screenplay','one-battle-after-another',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'animated-feature','kpop-demon-hunters',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'international-feature','sentimental-value',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'documentary-feature','mr-nobody-against-putin',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'documentary-short','all-the-empty-rooms',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'live-action-short','the-singers',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'animated-short','the-girl-who-cried-pearls',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'original-score','sinners',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'original-song','golden',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'sound','f1',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'production-design','frankenstein',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'cinematography','sinners',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'makeup-hairstyling','frankenstein',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'costume-design','frankenstein',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'film-editing','one-battle-after-another',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'visual-effects','avatar-fire-and-ash',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(12,'casting','one-battle-after-another',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'best-actor','michael-b-jordan',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'best-actress','jessie-buckley',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'best-supporting-actor','sean-penn',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'best-supporting-actress','amy-madigan',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'original-screenplay','sinners',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'adapted-screenplay','one-battle-after-another',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'animated-feature','kpop-demon-hunters',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'international-feature','sentimental-value',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'documentary-feature','mr-nobody-against-putin',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'documentary-short','all-the-empty-rooms',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'live-action-short','the-singers',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'animated-short','the-girl-who-cried-pearls',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'original-score','sinners',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'original-song','golden',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'sound','f1',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'production-design','frankenstein',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'cinematography','sinners',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'makeup-hairstyling','frankenstein',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'costume-design','frankenstein',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'film-editing','one-battle-after-another',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'visual-effects','avatar-fire-and-ash',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(13,'casting','one-battle-after-another',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'best-actress','jessie-buckley',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'best-supporting-actor','sean-penn',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'best-supporting-actress','amy-madigan',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'original-screenplay','sinners',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'adapted-screenplay','one-battle-after-another',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'animated-feature','kpop-demon-hunters',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'international-feature','sentimental-value',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'documentary-feature','mr-nobody-against-putin',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'documentary-short','all-the-empty-rooms',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'live-action-short','the-singers',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'animated-short','the-girl-who-cried-pearls',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'original-score','sinners',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'original-song','golden',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'sound','f1',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'production-design','frankenstein',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'cinematography','sinners',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'makeup-hairstyling','frankenstein',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'costume-design','frankenstein',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'film-editing','one-battle-after-another',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'visual-effects','avatar-fire-and-ash',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(14,'casting','one-battle-after-another',NULL,'2026-01-04 00:01:10.000000');
INSERT INTO "picks" VALUES(15,'best-picture','one-battle-after-another',24,'2026-01-07 00:02:20.000000');
INSERT INTO "picks" VALUES(15,'best-director','paul-thomas-anderson',23,'2026-01-07 00:02:20.000000');
INSERT INTO "picks" VALUES(15,'best-actor','michael-b-jordan',22,'2026-01-07 00:02:20.000000');
INSERT INTO "picks" VALUES(15,'best-actress','jessie-buckley',21,'2026-01-07 00:02:20.000000');
INSERT INTO "picks" VALUES(16,'best-picture','one-battle-after-another',24,'2026-01-07 00:02:20.000000');
INSERT INTO "picks" VALUES(16,'best-director','paul-thomas-anderson',23,'2026-01-07 00:02:20.000000');
INSERT INTO "picks" VALUES(16,'best-actor','michael-b-jordan',22,'2026-01-07 00:02:20.000000');
INSERT INTO "picks" VALUES(16,'best-actress','jessie-buckley',21,'2026-01-07 00:02:20.000000');
INSERT INTO "picks" VALUES(17,'best-picture','one-battle-after-another',24,'2026-01-07 00:02:20.000000');
INSERT INTO "picks" VALUES(17,'best-director','paul-thomas-anderson',23,'2026-01-07 00:02:20.000000');
INSERT INTO "picks" VALUES(17,'best-actor','michael-b-jordan',22,'2026-01-07 00:02:20.000000');
INSERT INTO "picks" VALUES(17,'best-actress','jessie-buckley',21,'2026-01-07 00:02:20.000000');
INSERT INTO "picks" VALUES(18,'best-picture','anora',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(18,'best-poster','anora',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(19,'best-poster','anora',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'best-picture','one-battle-after-another',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'best-director','paul-thomas-anderson',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'best-actor','michael-b-jordan',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'best-actress','jessie-buckley',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'best-supporting-actor','sean-penn',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'best-supporting-actress','amy-madigan',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'original-screenplay','sinners',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'adapted-screenplay','one-battle-after-another',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'animated-feature','kpop-demon-hunters',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'international-feature','sentimental-value',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'documentary-feature','mr-nobody-against-putin',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'documentary-short','all-the-empty-rooms',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'live-action-short','the-singers',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'animated-short','the-girl-who-cried-pearls',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'original-score','sinners',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'original-song','golden',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'sound','f1',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'production-design','frankenstein',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'cinematography','sinners',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'makeup-hairstyling','frankenstein',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'costume-design','frankenstein',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'film-editing','one-battle-after-another',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'visual-effects','avatar-fire-and-ash',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(20,'casting','one-battle-after-another',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'best-director','paul-thomas-anderson',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'best-actor','michael-b-jordan',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'best-actress','jessie-buckley',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'best-supporting-actor','sean-penn',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'best-supporting-actress','amy-madigan',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'original-screenplay','sinners',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'adapted-screenplay','one-battle-after-another',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'animated-feature','kpop-demon-hunters',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'international-feature','sentimental-value',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'documentary-feature','mr-nobody-against-putin',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'documentary-short','all-the-empty-rooms',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'live-action-short','the-singers',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'animated-short','the-girl-who-cried-pearls',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'original-score','sinners',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'original-song','golden',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'sound','f1',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'production-design','frankenstein',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'cinematography','sinners',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'makeup-hairstyling','frankenstein',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'costume-design','frankenstein',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'film-editing','one-battle-after-another',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'visual-effects','avatar-fire-and-ash',NULL,'2026-01-07 03:04:20.000000');
INSERT INTO "picks" VALUES(21,'casting','one-battle-after-another',NULL,'2026-01-07 03:04:20.000000');
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
	message_id BIGINT, 
	CONSTRAINT pk_polls PRIMARY KEY (id), 
	CONSTRAINT fk_polls_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);
INSERT INTO "polls" VALUES(1,1456074443980800026,'oscars-98','casting','will',0,1,'2026-01-07 02:03:20.000000','2026-01-07 00:03:20.000000','2026-01-07 02:03:20.000000',1456074443980800030,1456074443980800028,1458249610035200002);
INSERT INTO "polls" VALUES(2,1456074443980800026,'oscars-98','best-picture','will',1,1,'2026-01-12 03:03:20.000000','2026-01-07 03:03:20.000000',NULL,1456074443980800030,1456074443980800028,1458294908518400002);
INSERT INTO "polls" VALUES(3,1456074443980800026,'own-3','best-picture','will',0,0,'2026-01-10 03:03:20.000000','2026-01-07 03:03:20.000000',NULL,1456074443980800030,1456074443980800028,NULL);
INSERT INTO "polls" VALUES(4,1456074443980800026,'own-3','best-picture','should',1,0,'2026-01-10 03:03:20.000000','2026-01-07 03:03:20.000000',NULL,1456074443980800030,1456074443980800028,NULL);
INSERT INTO "polls" VALUES(5,1456074443980800026,'own-3','best-director','will',0,0,'2026-01-11 03:03:20.000000','2026-01-07 03:03:20.000000',NULL,1456074443980800030,1456074443980800028,1458294908518400007);
INSERT INTO "polls" VALUES(6,1456074443980800026,'oscars-98','best-actor','will',0,1,'2026-01-10 03:03:20.000000','2026-01-07 03:03:20.000000',NULL,1456074443980800030,1456074443980800028,1458294908518400102);
CREATE TABLE result_sets (
	id INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	ceremony_id VARCHAR(60) NOT NULL, 
	rehearsal INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_result_sets PRIMARY KEY (id), 
	CONSTRAINT fk_result_sets_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE, 
	CONSTRAINT uq_result_sets_guild_id_ceremony_id_rehearsal UNIQUE (guild_id, ceremony_id, rehearsal)
);
INSERT INTO "result_sets" VALUES(1,1456074443980800026,'own-1',0);
INSERT INTO "result_sets" VALUES(2,1456074443980800026,'oscars-98',2);
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
INSERT INTO "threads" VALUES(1456074443980800026,'ceremony:own-1',1457161712435200001,1456074443980800041,'2026-01-04 00:00:25.000000','who-should','2026-01-04 00:00:25.000000');
INSERT INTO "threads" VALUES(1456074443980800026,'ceremony:oscars-98',1458249106718720003,1456074443980800041,'2026-01-07 00:01:20.000000','',NULL);
INSERT INTO "threads" VALUES(1456074443980800026,'film:tt28607951',1458294908518400010,1456074443980800041,'2026-01-07 03:03:20.000000','upset','2026-01-07 03:03:20.000000');
INSERT INTO "threads" VALUES(1456074443980800026,'person:nm0000658',1458294908518400016,1456074443980800041,'2026-01-07 03:03:20.000000','which-nomination','2026-01-07 03:03:20.000000');
INSERT INTO "threads" VALUES(1456074443980800026,'category:best-director',1458294908518400022,1456074443980800041,'2026-01-07 03:03:20.000000','trust','2026-01-07 03:03:20.000000');
CREATE TABLE votes (
	poll_id INTEGER NOT NULL, 
	voter VARCHAR(40) NOT NULL, 
	member_id BIGINT, 
	nominee_id VARCHAR(60) NOT NULL, 
	voted_at DATETIME NOT NULL, 
	CONSTRAINT pk_votes PRIMARY KEY (poll_id, voter), 
	CONSTRAINT fk_votes_poll_id_polls FOREIGN KEY(poll_id) REFERENCES polls (id) ON DELETE CASCADE
);
INSERT INTO "votes" VALUES(1,'1456074443980800031',1456074443980800031,'sinners','2026-01-07 00:03:20.000000');
INSERT INTO "votes" VALUES(2,'1456074443980800031',1456074443980800031,'sinners','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(3,'1456074443980800031',1456074443980800031,'anora','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(3,'1456074443980800032',1456074443980800032,'anora','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(3,'1456074443980800033',1456074443980800033,'anora','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(3,'1456074443980800034',1456074443980800034,'anora','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(3,'1456074443980800035',1456074443980800035,'anora','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(3,'1456074443980800036',1456074443980800036,'conclave','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(3,'1456074443980800037',1456074443980800037,'conclave','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(3,'1456074443980800038',1456074443980800038,'conclave','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(4,'1456074443980800031',1456074443980800031,'anora','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(4,'1456074443980800032',1456074443980800032,'anora','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(4,'1456074443980800033',1456074443980800033,'anora','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(4,'1456074443980800034',1456074443980800034,'anora','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(4,'1456074443980800035',1456074443980800035,'anora','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(4,'1456074443980800036',1456074443980800036,'conclave','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(4,'1456074443980800037',1456074443980800037,'conclave','2026-01-07 03:03:20.000000');
INSERT INTO "votes" VALUES(4,'1456074443980800038',1456074443980800038,'conclave','2026-01-07 03:03:20.000000');
CREATE TABLE withdrawals (
	guild_id BIGINT NOT NULL, 
	ceremony_id VARCHAR(60) NOT NULL, 
	category_id VARCHAR(60) NOT NULL, 
	nominee_id VARCHAR(60) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_withdrawals PRIMARY KEY (guild_id, ceremony_id, category_id, nominee_id), 
	CONSTRAINT fk_withdrawals_guild_id_guilds FOREIGN KEY(guild_id) REFERENCES guilds (id) ON DELETE CASCADE
);
INSERT INTO "withdrawals" VALUES(1456074443980800026,'own-2','best-villain','misery','2026-01-07 00:02:20.000000');
CREATE INDEX ix_jobs_done_at_due_at ON jobs (done_at, due_at);
CREATE INDEX ix_audit_guild_id_id ON audit (guild_id, id);
CREATE INDEX ix_members_user_id ON members (user_id);
CREATE INDEX ix_contests_guild_id_state ON contests (guild_id, state);
CREATE INDEX ix_own_ceremonies_guild_id ON own_ceremonies (guild_id);
CREATE INDEX ix_polls_guild_id_ceremony_id ON polls (guild_id, ceremony_id);
CREATE INDEX ix_polls_guild_id_closed_at ON polls (guild_id, closed_at);
CREATE INDEX ix_announcements_set_id_id ON announcements (set_id, id);
CREATE INDEX ix_ballots_member_id ON ballots (member_id);
CREATE INDEX ix_notices_user_id ON notices (user_id);
CREATE INDEX ix_votes_member_id ON votes (member_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('jobs',30);
COMMIT;
