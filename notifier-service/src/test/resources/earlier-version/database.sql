-- What notifier-service of 23 November 2026 had in its database when it was ended in the middle of its work.
-- Written by pg_dump --inserts; UpgradeTest starts on it. No line of it is ever edited.

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE FUNCTION public.fairway_notify() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_notify(TG_ARGV[0], '');
    RETURN NULL;
END
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.deliveries (
    id bigint NOT NULL,
    sink text NOT NULL,
    "position" bigint NOT NULL,
    part integer DEFAULT 0 NOT NULL,
    target text NOT NULL,
    status text DEFAULT 'PENDING'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    due_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    sending_until timestamp with time zone,
    unclear boolean DEFAULT false NOT NULL,
    error text,
    failed_at timestamp with time zone,
    ended_at timestamp with time zone,
    CONSTRAINT deliveries_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'SENDING'::text, 'DELIVERED'::text, 'DEAD'::text])))
);

ALTER TABLE public.deliveries ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.deliveries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.events (
    "position" bigint NOT NULL,
    event_id uuid NOT NULL,
    event_type text NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    change_id uuid NOT NULL,
    data jsonb NOT NULL,
    notice jsonb NOT NULL,
    cdevents jsonb DEFAULT '[]'::jsonb NOT NULL
);

ALTER TABLE public.events ALTER COLUMN "position" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.events_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);

CREATE TABLE public.inbox (
    consumer text NOT NULL,
    event_id uuid NOT NULL,
    seen_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.known_applications (
    repository text NOT NULL,
    application text NOT NULL
);

CREATE TABLE public.known_changes (
    change_id uuid NOT NULL,
    repository text NOT NULL,
    branch text NOT NULL,
    commit_id text NOT NULL,
    author text NOT NULL,
    summary text NOT NULL
);

CREATE TABLE public.known_releases (
    release_id uuid NOT NULL,
    application text NOT NULL,
    environment text NOT NULL,
    requested jsonb NOT NULL,
    deployed boolean DEFAULT false NOT NULL
);

CREATE TABLE public.known_targets (
    target text NOT NULL,
    live boolean DEFAULT false NOT NULL,
    open_incident uuid
);

CREATE TABLE public.outbox (
    id bigint NOT NULL,
    topic text NOT NULL,
    message_key text NOT NULL,
    header_names text[] NOT NULL,
    header_values text[] NOT NULL,
    payload bytea NOT NULL,
    appended_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    refused text
);

ALTER TABLE public.outbox ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.sinks (
    name text NOT NULL,
    cursor bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    configured boolean DEFAULT true NOT NULL
);

INSERT INTO public.deliveries OVERRIDING SYSTEM VALUE VALUES (3, 'hook', 3, 0, 'shop/staging', 'DELIVERED', 1, '2026-11-25 14:03:20.723088+00', NULL, false, NULL, NULL, '2026-11-25 14:03:20.868026+00'),
(1, 'tools', 1, 0, 'shop/staging', 'DELIVERED', 1, '2026-11-25 14:03:20.631893+00', NULL, false, NULL, NULL, '2026-11-25 14:03:20.876622+00'),
(4, 'tools', 2, 0, 'shop/staging', 'DELIVERED', 1, '2026-11-25 14:03:20.881468+00', NULL, false, NULL, NULL, '2026-11-25 14:03:20.893879+00'),
(5, 'tools', 2, 1, 'shop/staging', 'DELIVERED', 1, '2026-11-25 14:03:20.884898+00', NULL, false, NULL, NULL, '2026-11-25 14:03:20.902254+00'),
(6, 'tools', 3, 0, 'shop/staging', 'DELIVERED', 1, '2026-11-25 14:03:20.88518+00', NULL, false, NULL, NULL, '2026-11-25 14:03:20.910242+00'),
(7, 'tools', 3, 1, 'shop/staging', 'DELIVERED', 1, '2026-11-25 14:03:20.885327+00', NULL, false, NULL, NULL, '2026-11-25 14:03:20.916854+00'),
(10, 'tools', 4, 0, 'shop/production', 'DELIVERED', 1, '2026-11-25 14:03:21.500734+00', NULL, false, NULL, NULL, '2026-11-25 14:03:21.507555+00'),
(9, 'hook', 4, 0, 'shop/production', 'DELIVERED', 1, '2026-11-25 14:03:21.498775+00', NULL, false, NULL, NULL, '2026-11-25 14:03:21.512178+00'),
(8, 'chat', 4, 0, 'shop/production', 'DEAD', 1, '2026-11-25 14:03:21.498559+00', NULL, false, 'answered 404: no_service at ***', '2026-11-25 14:03:21.517311+00', '2026-11-25 14:03:21.517311+00'),
(11, 'tools', 4, 1, 'shop/production', 'DELIVERED', 1, '2026-11-25 14:03:21.501392+00', NULL, false, NULL, NULL, '2026-11-25 14:03:21.520026+00'),
(12, 'outside', 5, 0, 'shop/staging', 'DEAD', 1, '2026-11-25 14:03:21.630699+00', NULL, false, '127.0.0.1 has a private address; allow it with allowPrivate if it is meant', '2026-11-25 14:03:21.635355+00', '2026-11-25 14:03:21.635355+00'),
(13, 'hanging', 3, 0, 'shop/staging', 'PENDING', 0, '2026-11-25 14:03:21.783107+00', NULL, false, NULL, NULL, NULL),
(15, 'hanging', 5, 0, 'shop/staging', 'PENDING', 0, '2026-11-25 14:03:21.783504+00', NULL, false, NULL, NULL, NULL),
(2, 'hanging', 2, 0, 'shop/staging', 'PENDING', 2, '2026-11-25 14:03:23.894342+00', NULL, true, '127.0.0.1 did not answer within PT1S', '2026-11-25 14:03:23.794343+00', NULL),
(14, 'hanging', 4, 0, 'shop/production', 'SENDING', 2, '2026-11-25 14:03:22.839366+00', '2026-11-25 14:03:34.79618+00', true, '127.0.0.1 did not answer within PT1S', '2026-11-25 14:03:22.789367+00', NULL);

INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES (1, '01a21304-9d85-7bb1-9a78-88e4b4865426', 'io.fairway.ReleaseRequested.v1', '2026-11-25 14:03:19.302255+00', '2026-11-25 14:03:20.602506+00', '1b872189-a108-4401-bef4-dcc4f4e1a899', '{"kind": "CHANGE", "chart": {"oci": "oci://registry.example/charts/shop", "name": "shop", "digest": "sha256:ab", "archive": "http://x", "version": "1.0.0", "contentDigest": "sha256:cd"}, "image": {"tag": "main-68b1f57", "digest": "sha256:ef", "repository": "registry.example/shop"}, "reason": "its chart was published", "source": {"branch": "main", "commit": "68b1f57000000000000000000000000000000001", "sequence": 1, "repository": "https://github.com/acme/shop.git"}, "target": {"application": "shop", "environment": "staging"}, "releaseId": "404f0586-e058-45e8-b8bc-ceaa585467cf"}', '{"at": "2026-11-25T14:03:19.302254879Z", "fact": "STEP", "image": "registry.example/shop@sha256:ef", "branch": "main", "commit": "68b1f57000000000000000000000000000000001", "eventId": "01a21304-9d85-7bb1-9a78-88e4b4865426", "changeId": "1b872189-a108-4401-bef4-dcc4f4e1a899", "sentence": "its chart was published", "releaseId": "404f0586-e058-45e8-b8bc-ceaa585467cf", "repository": "https://github.com/acme/shop.git", "application": "shop", "environment": "staging", "chartVersion": "1.0.0"}', '[{"context": {"id": "da7929b7-5ff5-38b6-ac5c-195e06d54de6", "type": "dev.cdeventsx.fairway-release.requested.0.1.0", "source": "/fairway/release-service", "chainId": "1b872189-a108-4401-bef4-dcc4f4e1a899", "timestamp": "2026-11-25T14:03:19.302254879Z", "specversion": "0.5.1"}, "subject": {"id": "404f0586-e058-45e8-b8bc-ceaa585467cf", "source": "/fairway/release-service", "content": {"kind": "CHANGE", "reason": "its chart was published", "chartId": "pkg:helm/shop@1.0.0?checksum=sha256:ab&repository_url=registry.example/charts/shop", "service": {"id": "shop"}, "artifactId": "pkg:oci/shop@sha256%3Aef?repository_url=registry.example/shop&tag=main-68b1f57", "environment": {"id": "staging"}}}, "customData": {"fairwayEventId": "01a21304-9d85-7bb1-9a78-88e4b4865426"}, "customDataContentType": "application/json"}]'),
(2, '01a21304-9dfd-730e-8c16-3b348bf73001', 'io.fairway.ReleaseDeployed.v1', '2026-11-25 14:03:19.421667+00', '2026-11-25 14:03:20.668337+00', 'c834d294-45b5-4fb1-8a66-51b529e2fd8a', '{"spent": [], "checks": {"http": [], "settleSeconds": 0, "deadlineSeconds": 60}, "target": {"application": "shop", "environment": "staging"}, "revision": 1, "namespace": "shop-staging", "releaseId": "404f0586-e058-45e8-b8bc-ceaa585467cf", "workloads": [], "helmRelease": "shop"}', '{"at": "2026-11-25T14:03:19.421666730Z", "fact": "RELEASE_DEPLOYED", "image": "registry.example/shop@sha256:ef", "branch": "main", "commit": "68b1f57000000000000000000000000000000001", "eventId": "01a21304-9dfd-730e-8c16-3b348bf73001", "changeId": "c834d294-45b5-4fb1-8a66-51b529e2fd8a", "revision": 1, "sentence": "its chart was published", "releaseId": "404f0586-e058-45e8-b8bc-ceaa585467cf", "repository": "https://github.com/acme/shop.git", "application": "shop", "environment": "staging", "chartVersion": "1.0.0"}', '[{"context": {"id": "227e37d1-43b8-3c71-bed8-b38738575f04", "type": "dev.cdevents.service.deployed.0.3.0", "source": "/fairway/release-service", "chainId": "c834d294-45b5-4fb1-8a66-51b529e2fd8a", "timestamp": "2026-11-25T14:03:19.421666730Z", "specversion": "0.5.1"}, "subject": {"id": "shop", "source": "/fairway/release-service", "content": {"artifactId": "pkg:oci/shop@sha256%3Aef?repository_url=registry.example/shop&tag=main-68b1f57", "environment": {"id": "staging"}}}, "customData": {"revision": 1, "releaseId": "404f0586-e058-45e8-b8bc-ceaa585467cf", "helmRelease": "shop", "fairwayEventId": "01a21304-9dfd-730e-8c16-3b348bf73001"}, "customDataContentType": "application/json"}, {"context": {"id": "902ba8cd-b130-3266-a374-aaf8f0abb4c5", "type": "dev.cdevents.testsuiterun.started.0.3.0", "source": "/fairway/release-service", "chainId": "c834d294-45b5-4fb1-8a66-51b529e2fd8a", "timestamp": "2026-11-25T14:03:19.421666730Z", "specversion": "0.5.1"}, "subject": {"id": "404f0586-e058-45e8-b8bc-ceaa585467cf", "source": "/fairway/release-service", "content": {"testSuite": {"id": "fairway-verification"}, "environment": {"id": "staging"}}}, "customData": {"fairwayEventId": "01a21304-9dfd-730e-8c16-3b348bf73001"}, "customDataContentType": "application/json"}]'),
(3, '01a21304-9e12-7757-81c1-89c982aca1b2', 'io.fairway.ReleaseVerified.v1', '2026-11-25 14:03:19.442931+00', '2026-11-25 14:03:20.707004+00', '06a454e9-9783-461b-96b4-a46ce62469a7', '{"spent": [], "target": {"application": "shop", "environment": "staging"}, "evidence": [], "revision": 3, "releaseId": "404f0586-e058-45e8-b8bc-ceaa585467cf"}', '{"at": "2026-11-25T14:03:19.442931229Z", "fact": "RELEASE_VERIFIED", "image": "registry.example/shop@sha256:ef", "branch": "main", "commit": "68b1f57000000000000000000000000000000001", "eventId": "01a21304-9e12-7757-81c1-89c982aca1b2", "changeId": "06a454e9-9783-461b-96b4-a46ce62469a7", "revision": 3, "sentence": "its chart was published", "releaseId": "404f0586-e058-45e8-b8bc-ceaa585467cf", "repository": "https://github.com/acme/shop.git", "application": "shop", "environment": "staging", "chartVersion": "1.0.0"}', '[{"context": {"id": "3f25320d-7a9f-30f1-b528-60a6c6d176f4", "type": "dev.cdevents.testsuiterun.finished.0.3.0", "source": "/fairway/release-service", "chainId": "06a454e9-9783-461b-96b4-a46ce62469a7", "timestamp": "2026-11-25T14:03:19.442931229Z", "specversion": "0.5.1"}, "subject": {"id": "404f0586-e058-45e8-b8bc-ceaa585467cf", "source": "/fairway/release-service", "content": {"outcome": "success", "testSuite": {"id": "fairway-verification"}, "environment": {"id": "staging"}}}, "customData": {"fairwayEventId": "01a21304-9e12-7757-81c1-89c982aca1b2"}, "customDataContentType": "application/json"}, {"context": {"id": "01016eb4-752d-3fb4-a6be-72c14a6d9714", "type": "dev.cdeventsx.fairway-release.verified.0.1.0", "source": "/fairway/release-service", "chainId": "06a454e9-9783-461b-96b4-a46ce62469a7", "timestamp": "2026-11-25T14:03:19.442931229Z", "specversion": "0.5.1"}, "subject": {"id": "404f0586-e058-45e8-b8bc-ceaa585467cf", "source": "/fairway/release-service", "content": {"service": {"id": "shop"}, "revision": 3, "environment": {"id": "staging"}}}, "customData": {"fairwayEventId": "01a21304-9e12-7757-81c1-89c982aca1b2"}, "customDataContentType": "application/json"}]'),
(4, '01a21304-9e21-7f34-8194-e7de6755b459', 'io.fairway.ReleaseVerified.v1', '2026-11-25 14:03:19.457413+00', '2026-11-25 14:03:21.489418+00', 'd2a9afda-25d2-48d0-bfeb-cd307140c7c9', '{"spent": [], "target": {"application": "shop", "environment": "production"}, "evidence": [], "revision": 3, "releaseId": "1af66576-a549-4a23-9568-52484ff89472"}', '{"at": "2026-11-25T14:03:19.457413484Z", "fact": "RELEASE_VERIFIED", "eventId": "01a21304-9e21-7f34-8194-e7de6755b459", "changeId": "d2a9afda-25d2-48d0-bfeb-cd307140c7c9", "revision": 3, "sentence": "no reason is known: the release was requested before notifications began", "releaseId": "1af66576-a549-4a23-9568-52484ff89472", "application": "shop", "environment": "production"}', '[{"context": {"id": "d441ab6c-59b8-312a-bb3b-6f203f88eb66", "type": "dev.cdevents.testsuiterun.finished.0.3.0", "source": "/fairway/release-service", "chainId": "d2a9afda-25d2-48d0-bfeb-cd307140c7c9", "timestamp": "2026-11-25T14:03:19.457413484Z", "specversion": "0.5.1"}, "subject": {"id": "1af66576-a549-4a23-9568-52484ff89472", "source": "/fairway/release-service", "content": {"outcome": "success", "testSuite": {"id": "fairway-verification"}, "environment": {"id": "production"}}}, "customData": {"fairwayEventId": "01a21304-9e21-7f34-8194-e7de6755b459"}, "customDataContentType": "application/json"}, {"context": {"id": "a3aecddf-80e7-30e0-8405-6648d5f4dc2d", "type": "dev.cdeventsx.fairway-release.verified.0.1.0", "source": "/fairway/release-service", "chainId": "d2a9afda-25d2-48d0-bfeb-cd307140c7c9", "timestamp": "2026-11-25T14:03:19.457413484Z", "specversion": "0.5.1"}, "subject": {"id": "1af66576-a549-4a23-9568-52484ff89472", "source": "/fairway/release-service", "content": {"service": {"id": "shop"}, "revision": 3, "environment": {"id": "production"}}}, "customData": {"fairwayEventId": "01a21304-9e21-7f34-8194-e7de6755b459"}, "customDataContentType": "application/json"}]'),
(5, '01a21304-a64e-7618-be18-aed394523374', 'io.fairway.ActionTaken.v1', '2026-11-25 14:03:21.550931+00', '2026-11-25 14:03:21.626247+00', '1974c9f2-8a21-4f07-9857-e6a170eaa979', '{"by": "ada", "action": "PAUSE", "reason": "the database is being moved", "application": "shop", "environment": "staging"}', '{"at": "2026-11-25T14:03:21.550931087Z", "by": "ada", "fact": "ACTION_TAKEN", "state": "PAUSE", "eventId": "01a21304-a64e-7618-be18-aed394523374", "changeId": "1974c9f2-8a21-4f07-9857-e6a170eaa979", "sentence": "the database is being moved", "application": "shop", "environment": "staging"}', '[]');

INSERT INTO public.flyway_schema_history VALUES (1, '20261122.2300', 'event log', 'SQL', 'db/eventlog/V20261122_2300__event_log.sql', 1830648077, 'postgres', '2026-11-25 14:03:15.245936', 28, true),
(2, '20261123.2045', 'notifications', 'SQL', 'db/notifier/V20261123_2045__notifications.sql', 476045038, 'postgres', '2026-11-25 14:03:15.296361', 177, true);

INSERT INTO public.inbox VALUES ('notifier-service', '01a21304-9d85-7bb1-9a78-88e4b4865426', '2026-11-25 14:03:20.548503+00'),
('notifier-service', '01a21304-9dfd-730e-8c16-3b348bf73001', '2026-11-25 14:03:20.643667+00'),
('notifier-service', '01a21304-9e12-7757-81c1-89c982aca1b2', '2026-11-25 14:03:20.679498+00'),
('notifier-service', '01a21304-9e21-7f34-8194-e7de6755b459', '2026-11-25 14:03:21.487154+00'),
('notifier-service', '01a21304-a64e-7618-be18-aed394523374', '2026-11-25 14:03:21.566843+00');

INSERT INTO public.known_releases VALUES ('404f0586-e058-45e8-b8bc-ceaa585467cf', 'shop', 'staging', '{"kind": "CHANGE", "chart": {"oci": "oci://registry.example/charts/shop", "name": "shop", "digest": "sha256:ab", "archive": "http://x", "version": "1.0.0", "contentDigest": "sha256:cd"}, "image": {"tag": "main-68b1f57", "digest": "sha256:ef", "repository": "registry.example/shop"}, "reason": "its chart was published", "source": {"branch": "main", "commit": "68b1f57000000000000000000000000000000001", "sequence": 1, "repository": "https://github.com/acme/shop.git"}, "target": {"application": "shop", "environment": "staging"}, "releaseId": "404f0586-e058-45e8-b8bc-ceaa585467cf"}', true);

INSERT INTO public.known_targets VALUES ('shop/staging', true, NULL),
('shop/production', false, NULL);

INSERT INTO public.sinks VALUES ('chat', 5, '2026-11-25 14:03:17.124249+00', true),
('hook', 5, '2026-11-25 14:03:17.117622+00', true),
('tools', 5, '2026-11-25 14:03:17.124941+00', true),
('outside', 5, '2026-11-25 14:03:17.124659+00', true),
('hanging', 5, '2026-11-25 14:03:17.122586+00', true);

SELECT pg_catalog.setval('public.deliveries_id_seq', 15, true);

SELECT pg_catalog.setval('public.events_position_seq', 5, true);

SELECT pg_catalog.setval('public.outbox_id_seq', 7, true);

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_sink_position_part_key UNIQUE (sink, "position", part);

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_event_id_key UNIQUE (event_id);

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id);

ALTER TABLE ONLY public.known_applications
    ADD CONSTRAINT known_applications_pkey PRIMARY KEY (repository);

ALTER TABLE ONLY public.known_changes
    ADD CONSTRAINT known_changes_pkey PRIMARY KEY (change_id);

ALTER TABLE ONLY public.known_releases
    ADD CONSTRAINT known_releases_pkey PRIMARY KEY (release_id);

ALTER TABLE ONLY public.known_targets
    ADD CONSTRAINT known_targets_pkey PRIMARY KEY (target);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sinks
    ADD CONSTRAINT sinks_pkey PRIMARY KEY (name);

CREATE INDEX deliveries_dead ON public.deliveries USING btree (sink, id) WHERE (status = 'DEAD'::text);

CREATE INDEX deliveries_delivered ON public.deliveries USING btree (sink, ended_at) WHERE (status = 'DELIVERED'::text);

CREATE INDEX deliveries_open ON public.deliveries USING btree (sink, target, "position", part) WHERE (status = ANY (ARRAY['PENDING'::text, 'SENDING'::text]));

CREATE INDEX deliveries_position ON public.deliveries USING btree ("position");

CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);

CREATE INDEX inbox_seen_at ON public.inbox USING brin (seen_at);

CREATE TRIGGER events_notify AFTER INSERT ON public.events FOR EACH STATEMENT EXECUTE FUNCTION public.fairway_notify('events');

CREATE TRIGGER outbox_notify AFTER INSERT ON public.outbox FOR EACH STATEMENT EXECUTE FUNCTION public.fairway_notify('outbox');

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_position_fkey FOREIGN KEY ("position") REFERENCES public.events("position");

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_sink_fkey FOREIGN KEY (sink) REFERENCES public.sinks(name);
