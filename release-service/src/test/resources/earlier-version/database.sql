-- What release-service of 23 November 2026 had in its database when it was ended in the middle of its work.
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

CREATE FUNCTION public.fairway_tell_dashboard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'releases' THEN
            PERFORM pg_notify('dashboard', 'application:' || NEW.application);
            PERFORM pg_notify('dashboard', 'change:' || NEW.change_id);
            PERFORM pg_notify('dashboard', 'release:' || NEW.id);
        WHEN 'changes' THEN
            PERFORM pg_notify('dashboard', 'change:' || NEW.id);
        WHEN 'change_steps' THEN
            PERFORM pg_notify('dashboard', 'change:' || NEW.change_id);
        WHEN 'approvals' THEN
            PERFORM pg_notify('dashboard', 'release:' || NEW.release_id);
        WHEN 'applications' THEN
            PERFORM pg_notify('dashboard', 'application:' || coalesce(NEW.name, OLD.name));
        ELSE
            PERFORM pg_notify('dashboard', 'application:' || coalesce(NEW.application, OLD.application));
    END CASE;
    RETURN NULL;
END
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.applications (
    name text NOT NULL,
    repository text NOT NULL,
    environments text NOT NULL,
    registered timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.approvals (
    release_id uuid NOT NULL,
    by_name text NOT NULL,
    decision text NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.audit_entries (
    generation integer NOT NULL,
    number bigint,
    event_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    change_id uuid NOT NULL,
    caused_by uuid,
    type text NOT NULL,
    detail text,
    application text,
    environment text,
    actor text NOT NULL,
    actor_kind text NOT NULL,
    what text NOT NULL,
    why text NOT NULL,
    release_id uuid,
    related_release_id uuid,
    repository text,
    commit_id text,
    chart_version text,
    image_digest text,
    topic text NOT NULL,
    part integer NOT NULL,
    record_offset bigint NOT NULL
);

CREATE TABLE public.audit_generations (
    id integer NOT NULL,
    state text NOT NULL,
    begun_by text NOT NULL,
    reason text NOT NULL,
    begun_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    current_since timestamp with time zone,
    records bigint DEFAULT 0 NOT NULL,
    records_read bigint DEFAULT 0 NOT NULL,
    unreadable bigint DEFAULT 0 NOT NULL,
    carried_over bigint DEFAULT 0 NOT NULL
);

ALTER TABLE public.audit_generations ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_generations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE SEQUENCE public.audit_numbers
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.audit_positions (
    generation integer NOT NULL,
    topic text NOT NULL,
    part integer NOT NULL,
    next bigint NOT NULL
);

CREATE TABLE public.change_steps (
    event_id uuid NOT NULL,
    arrival bigint NOT NULL,
    change_id uuid NOT NULL,
    name text NOT NULL,
    environment text,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    caused_by uuid,
    spent text NOT NULL
);

ALTER TABLE public.change_steps ALTER COLUMN arrival ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.change_steps_arrival_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.changes (
    id uuid NOT NULL,
    application text,
    source text,
    commit_id text,
    author text,
    summary text,
    environments text,
    ended_as text,
    ended_reason text,
    heard_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    image text,
    image_tag text,
    image_digest text,
    chart text,
    chart_version text,
    build_log text,
    approvals text
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

CREATE TABLE public.paused (
    application text NOT NULL,
    environment text NOT NULL,
    by_name text NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.quarantine (
    application text NOT NULL,
    content_digest text NOT NULL,
    release_id uuid NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    lifted_reason text
);

CREATE TABLE public.release_diffs (
    release_id uuid NOT NULL,
    diff text NOT NULL,
    kept_at timestamp with time zone NOT NULL
);

CREATE TABLE public.releases (
    id uuid NOT NULL,
    application text NOT NULL,
    environment text NOT NULL,
    namespace text NOT NULL,
    change_id uuid NOT NULL,
    kind text NOT NULL,
    attempt integer NOT NULL,
    status text NOT NULL,
    sequence bigint NOT NULL,
    chart text,
    chart_version text,
    content_digest text,
    image text,
    image_digest text,
    source text,
    commit_id text,
    reason text NOT NULL,
    rolls_back uuid,
    restores uuid,
    restores_revision integer,
    base_revision integer,
    helm_revision integer,
    started_on text,
    attempts integer DEFAULT 0 NOT NULL,
    helm_millis bigint DEFAULT 0 NOT NULL,
    undone text,
    verdict_good boolean,
    failure_reason text,
    failure_message text,
    evidence text NOT NULL,
    recorded text,
    differences text NOT NULL,
    last_event uuid,
    traceparent text,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    due_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    measurements text,
    approval text,
    approval_expires_at timestamp with time zone,
    held_back text
);

CREATE TABLE public.targets (
    application text NOT NULL,
    environment text NOT NULL,
    owner text,
    token bigint DEFAULT 0 NOT NULL,
    expires_at timestamp with time zone
);

INSERT INTO public.applications VALUES ('hello2', 'https://git.example/hello2.git', '[{"name":"staging","namespace":"hello2-staging"},{"name":"production","namespace":"hello2-production"}]', '2026-11-25 14:01:38.508194+00'),
('shop', 'https://git.example/shop.git', '[{"name":"staging","namespace":"shop-staging"},{"name":"production","namespace":"shop-production"}]', '2026-11-25 14:01:38.728561+00'),
('stock', 'https://git.example/stock.git', '[{"name":"staging","namespace":"stock-staging"},{"name":"production","namespace":"stock-production"}]', '2026-11-25 14:01:44.287085+00'),
('draft', 'https://git.example/draft.git', '[{"name":"staging","namespace":"draft-staging"},{"name":"production","namespace":"draft-production"}]', '2026-11-25 14:01:46.460787+00'),
('cart', 'https://git.example/cart.git', '[{"name":"staging","namespace":"cart-staging"},{"name":"production","namespace":"cart-production"}]', '2026-11-25 14:01:47.873475+00'),
('forgotten', 'https://git.example/forgotten.git', '[{"name":"staging","namespace":"forgotten-staging"},{"name":"production","namespace":"forgotten-production"}]', '2026-11-25 14:01:50.793166+00'),
('books', 'https://git.example/books.git', '[{"name":"staging","namespace":"books-staging"},{"name":"production","namespace":"books-production"}]', '2026-11-25 14:01:52.202291+00'),
('mail', 'https://git.example/mail.git', '[{"name":"staging","namespace":"mail-staging"},{"name":"production","namespace":"mail-production"}]', '2026-11-25 14:01:52.646263+00'),
('desk', 'https://git.example/desk.git', '[{"name":"staging","namespace":"desk-staging"},{"name":"production","namespace":"desk-production"}]', '2026-11-25 14:01:53.255937+00'),
('lamp', 'https://git.example/lamp.git', '[{"name":"staging","namespace":"lamp-staging"},{"name":"production","namespace":"lamp-production"}]', '2026-11-25 14:01:54.181512+00');

INSERT INTO public.approvals VALUES ('01a21303-3d1c-7cad-bc52-bc47935d4c77', 'bob', 'APPROVED', 'looked at the diff', '2026-11-25 14:01:49.406555+00'),
('01a21303-4042-7121-ad3e-80434e6325bf', 'ada', 'REJECTED', 'not on a Friday', '2026-11-25 14:01:50.169943+00');

INSERT INTO public.audit_entries VALUES (1, 1, '01a21303-13b6-7fef-a40e-ea13b47b2243', '2026-11-25 14:01:38.486048+00', '01a21303-13b5-7d00-b17a-48ace9975240', NULL, 'ActionTaken', 'REGISTER', 'hello2', NULL, 'operator', 'PERSON', 'registered', 'operator registered the application: to be released to staging, production', NULL, NULL, NULL, NULL, NULL, NULL, 'fairway.releases', 5, 0),
(1, 2, '01a21303-14a7-74e3-acf6-deb8817f1d09', '2026-11-25 14:01:38.727419+00', '01a21303-14a7-7486-b5c3-c9d1c0644407', NULL, 'ActionTaken', 'REGISTER', 'shop', NULL, 'operator', 'PERSON', 'registered', 'operator registered the application: to be released to staging, production', NULL, NULL, NULL, NULL, NULL, NULL, 'fairway.releases', 0, 0),
(1, 4, '01a21303-1532-7b95-8476-99573adce18a', '2026-11-25 14:01:38.866146+00', '01a21303-14d7-7de5-b6bd-188801312e9f', '01a21303-14d7-7265-a72b-6152519474e8', 'ChartPublished', NULL, 'shop', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 1.0.0', NULL, NULL, 'https://git.example/shop', 'c0ffee1', '1.0.0', 'sha256:image-1.0.0', 'fairway.charts', 0, 0),
(1, 3, '01a21303-14d7-7265-a72b-6152519474e8', '2026-11-25 14:01:38.775237+00', '01a21303-14d7-7de5-b6bd-188801312e9f', NULL, 'ChangeAccepted', NULL, 'shop', NULL, 'ann', 'AUTHOR', 'accepted', 'push 1 (ann)', NULL, NULL, 'https://git.example/shop', 'c0ffee1', NULL, NULL, 'fairway.builds', 4, 0),
(1, 5, '01a21303-1b3b-7cac-8db9-44260af1cff1', '2026-11-25 14:01:40.411731+00', '01a21303-14d7-7de5-b6bd-188801312e9f', '01a21303-1532-7b95-8476-99573adce18a', 'ReleaseRequested', 'CHANGE', 'shop', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 1.0.0 was published', '01a21303-1975-7432-9338-41b16ef2e926', NULL, 'https://git.example/shop', 'c0ffee1', '1.0.0', 'sha256:image-1.0.0', 'fairway.releases', 5, 1),
(1, 6, '01a21303-1c4c-7fde-9a85-2f763d92011b', '2026-11-25 14:01:40.684659+00', '01a21303-14d7-7de5-b6bd-188801312e9f', '01a21303-1b3b-7cac-8db9-44260af1cff1', 'ReleaseDeployed', NULL, 'shop', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 1 in namespace shop-staging', '01a21303-1975-7432-9338-41b16ef2e926', NULL, 'https://git.example/shop', 'c0ffee1', '1.0.0', 'sha256:image-1.0.0', 'fairway.releases', 5, 2),
(1, 7, '01a21303-1dca-7ff4-b9ea-f487c75b31b7', '2026-11-25 14:01:41.066723+00', '01a21303-14d7-7de5-b6bd-188801312e9f', '01a21303-1c4c-7fde-9a85-2f763d92011b', 'ReleaseVerified', NULL, 'shop', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 1 was seen healthy on its own pods', '01a21303-1975-7432-9338-41b16ef2e926', NULL, 'https://git.example/shop', 'c0ffee1', '1.0.0', 'sha256:image-1.0.0', 'fairway.releases', 5, 3),
(1, 8, '01a21303-1e43-7ae0-9712-933f4f1360f6', '2026-11-25 14:01:41.188032+00', '01a21303-14d7-7de5-b6bd-188801312e9f', '01a21303-1dca-7ff4-b9ea-f487c75b31b7', 'ReleaseRequested', 'CHANGE', 'shop', 'production', 'fairway/release-service', 'SERVICE', 'requested', 'it was verified in staging', '01a21303-1e24-7ade-bb4a-a1796fa76eec', NULL, 'https://git.example/shop', 'c0ffee1', '1.0.0', 'sha256:image-1.0.0', 'fairway.releases', 0, 1),
(1, 9, '01a21303-1ebb-709f-a958-51f5571d71e1', '2026-11-25 14:01:41.30796+00', '01a21303-14d7-7de5-b6bd-188801312e9f', '01a21303-1e43-7ae0-9712-933f4f1360f6', 'ReleaseDeployed', NULL, 'shop', 'production', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 1 in namespace shop-production', '01a21303-1e24-7ade-bb4a-a1796fa76eec', NULL, 'https://git.example/shop', 'c0ffee1', '1.0.0', 'sha256:image-1.0.0', 'fairway.releases', 0, 2),
(1, 10, '01a21303-1f18-7990-b3eb-a201a2bb9ddc', '2026-11-25 14:01:41.400591+00', '01a21303-14d7-7de5-b6bd-188801312e9f', '01a21303-1ebb-709f-a958-51f5571d71e1', 'ReleaseVerified', NULL, 'shop', 'production', 'fairway/test', 'SERVICE', 'verified', 'revision 1 was seen healthy on its own pods', '01a21303-1e24-7ade-bb4a-a1796fa76eec', NULL, 'https://git.example/shop', 'c0ffee1', '1.0.0', 'sha256:image-1.0.0', 'fairway.releases', 0, 3),
(1, 11, '01a21303-202c-72ec-aaaf-451aa2a3f88d', '2026-11-25 14:01:41.676294+00', '01a21303-202c-7003-a1b6-1471a0c0545d', NULL, 'ChangeAccepted', NULL, 'shop', NULL, 'ann', 'AUTHOR', 'accepted', 'push 2 (ann)', NULL, NULL, 'https://git.example/shop', 'c0ffee2', NULL, NULL, 'fairway.builds', 4, 1),
(1, 12, '01a21303-202f-7ffc-95cf-fe24f8e5ccb9', '2026-11-25 14:01:41.679548+00', '01a21303-202c-7003-a1b6-1471a0c0545d', '01a21303-202c-72ec-aaaf-451aa2a3f88d', 'ChartPublished', NULL, 'shop', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 1.1.0', NULL, NULL, 'https://git.example/shop', 'c0ffee2', '1.1.0', 'sha256:image-1.1.0', 'fairway.charts', 0, 1),
(1, 13, '01a21303-2071-710e-9328-3ffef1e30e13', '2026-11-25 14:01:41.745665+00', '01a21303-202c-7003-a1b6-1471a0c0545d', '01a21303-202f-7ffc-95cf-fe24f8e5ccb9', 'ReleaseRequested', 'CHANGE', 'shop', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 1.1.0 was published', '01a21303-2062-72ed-a2e9-91e44390573f', NULL, 'https://git.example/shop', 'c0ffee2', '1.1.0', 'sha256:image-1.1.0', 'fairway.releases', 5, 4),
(1, 14, '01a21303-20d5-701a-8f35-b662d047c1e0', '2026-11-25 14:01:41.845863+00', '01a21303-202c-7003-a1b6-1471a0c0545d', '01a21303-2071-710e-9328-3ffef1e30e13', 'ReleaseDeployed', NULL, 'shop', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 2 in namespace shop-staging', '01a21303-2062-72ed-a2e9-91e44390573f', NULL, 'https://git.example/shop', 'c0ffee2', '1.1.0', 'sha256:image-1.1.0', 'fairway.releases', 5, 5),
(1, 15, '01a21303-2136-7458-80ec-7d11327ff15b', '2026-11-25 14:01:41.942534+00', '01a21303-202c-7003-a1b6-1471a0c0545d', '01a21303-20d5-701a-8f35-b662d047c1e0', 'ReleaseVerified', NULL, 'shop', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 2 was seen healthy on its own pods', '01a21303-2062-72ed-a2e9-91e44390573f', NULL, 'https://git.example/shop', 'c0ffee2', '1.1.0', 'sha256:image-1.1.0', 'fairway.releases', 5, 6),
(1, 16, '01a21303-2192-74ca-9686-b049cc4534e2', '2026-11-25 14:01:42.03479+00', '01a21303-202c-7003-a1b6-1471a0c0545d', '01a21303-2136-7458-80ec-7d11327ff15b', 'ReleaseRequested', 'CHANGE', 'shop', 'production', 'fairway/release-service', 'SERVICE', 'requested', 'it was verified in staging', '01a21303-2187-7adc-a48b-80fcdbbd436f', NULL, 'https://git.example/shop', 'c0ffee2', '1.1.0', 'sha256:image-1.1.0', 'fairway.releases', 0, 4),
(1, 17, '01a21303-21c8-7882-aa74-83c7b7d8c9dc', '2026-11-25 14:01:42.088997+00', '01a21303-202c-7003-a1b6-1471a0c0545d', '01a21303-2192-74ca-9686-b049cc4534e2', 'ReleaseDeployed', NULL, 'shop', 'production', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 2 in namespace shop-production', '01a21303-2187-7adc-a48b-80fcdbbd436f', NULL, 'https://git.example/shop', 'c0ffee2', '1.1.0', 'sha256:image-1.1.0', 'fairway.releases', 0, 5),
(1, 18, '01a21303-2244-759d-9f1c-4909df10e0b6', '2026-11-25 14:01:42.212442+00', '01a21303-202c-7003-a1b6-1471a0c0545d', '01a21303-21c8-7882-aa74-83c7b7d8c9dc', 'ReleaseVerified', NULL, 'shop', 'production', 'fairway/test', 'SERVICE', 'verified', 'revision 2 was seen healthy on its own pods', '01a21303-2187-7adc-a48b-80fcdbbd436f', NULL, 'https://git.example/shop', 'c0ffee2', '1.1.0', 'sha256:image-1.1.0', 'fairway.releases', 0, 6),
(1, 19, '01a21303-22ef-78c0-bc5b-ed54bd474f65', '2026-11-25 14:01:42.383398+00', '01a21303-22ef-732e-b2de-254abce41642', NULL, 'ChangeAccepted', NULL, 'shop', NULL, 'ann', 'AUTHOR', 'accepted', 'push 3 (ann)', NULL, NULL, 'https://git.example/shop', 'c0ffee3', NULL, NULL, 'fairway.builds', 4, 2),
(1, 20, '01a21303-22f7-712e-be2c-3a054e525264', '2026-11-25 14:01:42.391275+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-22ef-78c0-bc5b-ed54bd474f65', 'ChartPublished', NULL, 'shop', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 1.2.0', NULL, NULL, 'https://git.example/shop', 'c0ffee3', '1.2.0', 'sha256:image-1.2.0', 'fairway.charts', 0, 2),
(1, 21, '01a21303-232f-73c2-9477-1c7b65443603', '2026-11-25 14:01:42.447404+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-22f7-712e-be2c-3a054e525264', 'ReleaseRequested', 'CHANGE', 'shop', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 1.2.0 was published', '01a21303-231c-7713-9a47-c4fa3923238b', NULL, 'https://git.example/shop', 'c0ffee3', '1.2.0', 'sha256:image-1.2.0', 'fairway.releases', 5, 7),
(1, 22, '01a21303-236a-797e-9268-6a98fd9be62a', '2026-11-25 14:01:42.506481+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-232f-73c2-9477-1c7b65443603', 'ReleaseDeployed', NULL, 'shop', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 3 in namespace shop-staging', '01a21303-231c-7713-9a47-c4fa3923238b', NULL, 'https://git.example/shop', 'c0ffee3', '1.2.0', 'sha256:image-1.2.0', 'fairway.releases', 5, 8),
(1, 23, '01a21303-23ac-7348-bcd3-7744c3f7ccf9', '2026-11-25 14:01:42.572574+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-236a-797e-9268-6a98fd9be62a', 'ReleaseVerified', NULL, 'shop', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 3 was seen healthy on its own pods', '01a21303-231c-7713-9a47-c4fa3923238b', NULL, 'https://git.example/shop', 'c0ffee3', '1.2.0', 'sha256:image-1.2.0', 'fairway.releases', 5, 9),
(1, 24, '01a21303-2413-72f1-9f2c-53ff3da96eb8', '2026-11-25 14:01:42.67564+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-23ac-7348-bcd3-7744c3f7ccf9', 'ReleaseRequested', 'CHANGE', 'shop', 'production', 'fairway/release-service', 'SERVICE', 'requested', 'it was verified in staging', '01a21303-2403-7eab-8f5a-4fafaca08b0b', NULL, 'https://git.example/shop', 'c0ffee3', '1.2.0', 'sha256:image-1.2.0', 'fairway.releases', 0, 7),
(1, 25, '01a21303-2468-7eeb-9afe-0a01fcb22ab5', '2026-11-25 14:01:42.760167+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-2413-72f1-9f2c-53ff3da96eb8', 'ReleaseDeployed', NULL, 'shop', 'production', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 3 in namespace shop-production', '01a21303-2403-7eab-8f5a-4fafaca08b0b', NULL, 'https://git.example/shop', 'c0ffee3', '1.2.0', 'sha256:image-1.2.0', 'fairway.releases', 0, 8),
(1, 26, '01a21303-24d3-7f18-b35e-8ade5e42c1d3', '2026-11-25 14:01:42.867572+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-2468-7eeb-9afe-0a01fcb22ab5', 'ReleaseFailed', 'CRASH_LOOP', 'shop', 'production', 'fairway/test', 'SERVICE', 'failed', 'CRASH_LOOP: Pod/hello crashes', '01a21303-2403-7eab-8f5a-4fafaca08b0b', NULL, 'https://git.example/shop', 'c0ffee3', '1.2.0', 'sha256:image-1.2.0', 'fairway.releases', 0, 9),
(1, 27, '01a21303-26fe-7989-a23d-ecddde6ce083', '2026-11-25 14:01:43.42275+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-24d3-7f18-b35e-8ade5e42c1d3', 'ReleaseRequested', 'ROLLBACK', 'shop', 'production', 'fairway/release-service', 'SERVICE', 'requested', 'release 01a21303-2403-7eab-8f5a-4fafaca08b0b failed: CRASH_LOOP: Pod/hello crashes', '01a21303-26fc-76e1-85ff-643823005774', '01a21303-2403-7eab-8f5a-4fafaca08b0b', 'https://git.example/shop', 'c0ffee2', '1.1.0', 'sha256:image-1.1.0', 'fairway.releases', 0, 10),
(1, 28, '01a21303-2717-78af-a6b4-608c0e3c9417', '2026-11-25 14:01:43.447152+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-24d3-7f18-b35e-8ade5e42c1d3', 'ReleaseRequested', 'ROLLBACK', 'shop', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its content is undone everywhere: it failed in production (CRASH_LOOP: Pod/hello crashes)', '01a21303-2714-7e68-9e58-fb33f6fc2135', '01a21303-231c-7713-9a47-c4fa3923238b', 'https://git.example/shop', 'c0ffee2', '1.1.0', 'sha256:image-1.1.0', 'fairway.releases', 5, 10),
(1, 31, '01a21303-2819-7fbe-834c-bb3e8649ae2a', '2026-11-25 14:01:43.70655+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-27b9-7e6b-a2ce-e4d40d79877d', 'ReleaseVerified', NULL, 'shop', 'production', 'fairway/test', 'SERVICE', 'verified', 'revision 4 was seen healthy on its own pods', '01a21303-26fc-76e1-85ff-643823005774', NULL, 'https://git.example/shop', 'c0ffee2', '1.1.0', 'sha256:image-1.1.0', 'fairway.releases', 0, 12),
(1, 34, '01a21303-2926-7c4a-9a78-1565a79faa14', '2026-11-25 14:01:43.974776+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-2865-7d84-aab7-db6678880e2a', 'ReleaseRolledBack', 'RESTORED', 'shop', 'staging', 'fairway/release-service', 'SERVICE', 'rolled back', 'chart 1.1.0 is live again; every object equals what was recorded', '01a21303-231c-7713-9a47-c4fa3923238b', '01a21303-2714-7e68-9e58-fb33f6fc2135', 'https://git.example/shop', 'c0ffee3', '1.2.0', 'sha256:image-1.2.0', 'fairway.releases', 5, 13),
(1, 35, '01a21303-29ab-7066-aae2-ffc7753ee02a', '2026-11-25 14:01:44.107812+00', '01a21303-29ab-7206-a6f3-745f354a949f', NULL, 'ChangeAccepted', NULL, 'shop', NULL, 'ann', 'AUTHOR', 'accepted', 'push 4 (ann)', NULL, NULL, 'https://git.example/shop', 'c0ffee4', NULL, NULL, 'fairway.builds', 4, 3),
(1, 36, '01a21303-29b3-7967-8ad0-e8684cf9eb5b', '2026-11-25 14:01:44.11514+00', '01a21303-29ab-7206-a6f3-745f354a949f', '01a21303-29ab-7066-aae2-ffc7753ee02a', 'ChartPublished', NULL, 'shop', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 1.2.0', NULL, NULL, 'https://git.example/shop', 'c0ffee4', '1.2.0', 'sha256:image-1.2.0', 'fairway.charts', 0, 3),
(1, 37, '01a21303-29db-79a2-b163-4622ab3693b1', '2026-11-25 14:01:44.15602+00', '01a21303-29ab-7206-a6f3-745f354a949f', '01a21303-29b3-7967-8ad0-e8684cf9eb5b', 'ReleaseSkipped', 'QUARANTINED', 'shop', 'staging', 'fairway/release-service', 'SERVICE', 'quarantined', 'its content is in quarantine: it failed in production (CRASH_LOOP: Pod/hello crashes)', '01a21303-29c5-7e7d-ab25-e7453c7b790b', NULL, 'https://git.example/shop', 'c0ffee4', NULL, NULL, 'fairway.releases', 5, 14),
(1, 38, '01a21303-2a5c-79e0-9996-ecbcf1af657c', '2026-11-25 14:01:44.284772+00', '01a21303-2a5c-7caa-a987-a04e264ecca3', NULL, 'ActionTaken', 'REGISTER', 'stock', NULL, 'operator', 'PERSON', 'registered', 'operator registered the application: to be released to staging, production', NULL, NULL, NULL, NULL, NULL, NULL, 'fairway.releases', 0, 14),
(1, 52, '01a21303-2d30-7787-ba45-501db2cabd40', '2026-11-25 14:01:45.008544+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-2cfe-7314-b0f4-6212629958e5', 'ReleaseRequested', 'CHANGE', 'stock', 'production', 'fairway/release-service', 'SERVICE', 'requested', 'it was verified in staging', '01a21303-2d29-7c51-9c49-a0255a6c5cab', NULL, 'https://git.example/stock', 'c0ffee2', '2.1.0', 'sha256:image-2.1.0', 'fairway.releases', 5, 18),
(1, 40, '01a21303-2a6b-7fda-906c-7088aaff1710', '2026-11-25 14:01:44.299499+00', '01a21303-2a64-77c3-81ab-f9d734ff7826', '01a21303-2a64-73c9-adfe-7a466fa4e95b', 'ChartPublished', NULL, 'stock', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 2.0.0', NULL, NULL, 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.charts', 0, 4),
(1, 39, '01a21303-2a64-73c9-adfe-7a466fa4e95b', '2026-11-25 14:01:44.292996+00', '01a21303-2a64-77c3-81ab-f9d734ff7826', NULL, 'ChangeAccepted', NULL, 'stock', NULL, 'ann', 'AUTHOR', 'accepted', 'push 1 (ann)', NULL, NULL, 'https://git.example/stock', 'c0ffee1', NULL, NULL, 'fairway.builds', 5, 0),
(1, 42, '01a21303-2ab7-7210-8548-3b77d6f1a576', '2026-11-25 14:01:44.375288+00', '01a21303-2a64-77c3-81ab-f9d734ff7826', '01a21303-2a8b-732b-b6b5-9b30bba01fa6', 'ReleaseDeployed', NULL, 'stock', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 1 in namespace stock-staging', '01a21303-2a7f-7994-a296-6a8c5072bf2a', NULL, 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.releases', 0, 16),
(1, 43, '01a21303-2b04-7422-95e6-789199a84677', '2026-11-25 14:01:44.452612+00', '01a21303-2a64-77c3-81ab-f9d734ff7826', '01a21303-2ab7-7210-8548-3b77d6f1a576', 'ReleaseVerified', NULL, 'stock', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 1 was seen healthy on its own pods', '01a21303-2a7f-7994-a296-6a8c5072bf2a', NULL, 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.releases', 0, 17),
(1, 44, '01a21303-2b35-79ad-864c-db6ca6eca53b', '2026-11-25 14:01:44.501796+00', '01a21303-2a64-77c3-81ab-f9d734ff7826', '01a21303-2b04-7422-95e6-789199a84677', 'ReleaseRequested', 'CHANGE', 'stock', 'production', 'fairway/release-service', 'SERVICE', 'requested', 'it was verified in staging', '01a21303-2b2d-74d2-ab07-d7079c14d5c1', NULL, 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.releases', 5, 15),
(1, 46, '01a21303-2bcd-725c-87d2-1dbfbf6ff3af', '2026-11-25 14:01:44.653621+00', '01a21303-2a64-77c3-81ab-f9d734ff7826', '01a21303-2b72-7b36-9ac2-255b9b94434d', 'ReleaseVerified', NULL, 'stock', 'production', 'fairway/test', 'SERVICE', 'verified', 'revision 1 was seen healthy on its own pods', '01a21303-2b2d-74d2-ab07-d7079c14d5c1', NULL, 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.releases', 5, 17),
(1, 47, '01a21303-2c59-7810-bbfe-60530e77bda4', '2026-11-25 14:01:44.793613+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-2c56-79b9-b281-f3a5503f38a8', 'ChartPublished', NULL, 'stock', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 2.1.0', NULL, NULL, 'https://git.example/stock', 'c0ffee2', '2.1.0', 'sha256:image-2.1.0', 'fairway.charts', 0, 5),
(1, 48, '01a21303-2c56-79b9-b281-f3a5503f38a8', '2026-11-25 14:01:44.790369+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', NULL, 'ChangeAccepted', NULL, 'stock', NULL, 'ann', 'AUTHOR', 'accepted', 'push 2 (ann)', NULL, NULL, 'https://git.example/stock', 'c0ffee2', NULL, NULL, 'fairway.builds', 5, 1),
(1, 51, '01a21303-2cfe-7314-b0f4-6212629958e5', '2026-11-25 14:01:44.958043+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-2cb1-76f2-aae2-c2dff86cd00f', 'ReleaseVerified', NULL, 'stock', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 2 was seen healthy on its own pods', '01a21303-2c6f-7fb2-bf38-66e2b780a693', NULL, 'https://git.example/stock', 'c0ffee2', '2.1.0', 'sha256:image-2.1.0', 'fairway.releases', 0, 20),
(1, 53, '01a21303-2daa-7b00-9ff4-89317c25c4cc', '2026-11-25 14:01:45.131056+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-2d30-7787-ba45-501db2cabd40', 'ReleaseDeployed', NULL, 'stock', 'production', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 2 in namespace stock-production', '01a21303-2d29-7c51-9c49-a0255a6c5cab', NULL, 'https://git.example/stock', 'c0ffee2', '2.1.0', 'sha256:image-2.1.0', 'fairway.releases', 5, 19),
(1, 54, '01a21303-2dea-719b-aae1-f487b2755299', '2026-11-25 14:01:45.194564+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-2daa-7b00-9ff4-89317c25c4cc', 'ReleaseVerified', NULL, 'stock', 'production', 'fairway/test', 'SERVICE', 'verified', 'revision 2 was seen healthy on its own pods', '01a21303-2d29-7c51-9c49-a0255a6c5cab', NULL, 'https://git.example/stock', 'c0ffee2', '2.1.0', 'sha256:image-2.1.0', 'fairway.releases', 5, 20),
(1, 56, '01a21303-2e8a-718a-b80f-b237a395fa63', '2026-11-25 14:01:45.354978+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-2e7d-7484-a7af-2f4b2afe720b', 'ReleaseRequested', 'ROLLBACK', 'stock', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'operator asked for it: too slow', '01a21303-2e88-79a7-82dc-31bf7795c3ea', '01a21303-2c6f-7fb2-bf38-66e2b780a693', 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.releases', 0, 22),
(1, 55, '01a21303-2e7d-7484-a7af-2f4b2afe720b', '2026-11-25 14:01:45.341943+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-2cfe-7314-b0f4-6212629958e5', 'ActionTaken', 'ROLL_BACK', 'stock', 'staging', 'operator', 'PERSON', 'asked for a rollback', 'operator rolled back to chart 2.0.0: too slow', '01a21303-2c6f-7fb2-bf38-66e2b780a693', NULL, 'https://git.example/stock', 'c0ffee2', '2.1.0', 'sha256:image-2.1.0', 'fairway.releases', 0, 21),
(1, 59, '01a21303-2f49-726a-b65c-7b49c5cc01fb', '2026-11-25 14:01:45.54649+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-2f21-7a2f-9d75-a59f5fe82bc8', 'ReleaseRolledBack', 'RESTORED', 'stock', 'staging', 'fairway/release-service', 'SERVICE', 'rolled back', 'chart 2.0.0 is live again; every object equals what was recorded', '01a21303-2c6f-7fb2-bf38-66e2b780a693', '01a21303-2e88-79a7-82dc-31bf7795c3ea', 'https://git.example/stock', 'c0ffee2', '2.1.0', 'sha256:image-2.1.0', 'fairway.releases', 0, 25),
(1, 63, '01a21303-30ba-7a1a-84a1-c9caeac35c15', '2026-11-25 14:01:45.914394+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-3092-7cfe-912e-c1426b4903b8', 'ReleaseVerified', NULL, 'stock', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 4 was seen healthy on its own pods', '01a21303-303d-7920-97bf-b30dcccfa7f2', NULL, 'https://git.example/stock', 'c0ffee2', '2.1.0', 'sha256:image-2.1.0', 'fairway.releases', 0, 29),
(1, 29, '01a21303-27b9-7e6b-a2ce-e4d40d79877d', '2026-11-25 14:01:43.609773+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-26fe-7989-a23d-ecddde6ce083', 'ReleaseDeployed', NULL, 'shop', 'production', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 4 in namespace shop-production', '01a21303-26fc-76e1-85ff-643823005774', NULL, 'https://git.example/shop', 'c0ffee2', '1.1.0', 'sha256:image-1.1.0', 'fairway.releases', 0, 11),
(1, 57, '01a21303-2ee2-73d0-ae19-aef5f5f84930', '2026-11-25 14:01:45.442534+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-2e8a-718a-b80f-b237a395fa63', 'ReleaseDeployed', NULL, 'stock', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 3 in namespace stock-staging', '01a21303-2e88-79a7-82dc-31bf7795c3ea', NULL, 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.releases', 0, 23),
(1, 61, '01a21303-304a-7bd9-a9a3-9567e5a1854b', '2026-11-25 14:01:45.802417+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-303d-7e0f-ae7b-00730b563c09', 'ReleaseRequested', 'CHANGE', 'stock', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'operator retried it: it was the network (its quarantine was lifted)', '01a21303-303d-7920-97bf-b30dcccfa7f2', NULL, 'https://git.example/stock', 'c0ffee2', '2.1.0', 'sha256:image-2.1.0', 'fairway.releases', 0, 27),
(1, 60, '01a21303-303d-7e0f-ae7b-00730b563c09', '2026-11-25 14:01:45.789856+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-2f49-726a-b65c-7b49c5cc01fb', 'ActionTaken', 'RETRY', 'stock', 'staging', 'operator', 'PERSON', 'retried', 'operator retried the release: it was the network', '01a21303-303d-7920-97bf-b30dcccfa7f2', NULL, 'https://git.example/stock', 'c0ffee2', '2.1.0', 'sha256:image-2.1.0', 'fairway.releases', 0, 26),
(1, 62, '01a21303-3092-7cfe-912e-c1426b4903b8', '2026-11-25 14:01:45.874891+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-304a-7bd9-a9a3-9567e5a1854b', 'ReleaseDeployed', NULL, 'stock', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 4 in namespace stock-staging', '01a21303-303d-7920-97bf-b30dcccfa7f2', NULL, 'https://git.example/stock', 'c0ffee2', '2.1.0', 'sha256:image-2.1.0', 'fairway.releases', 0, 28),
(1, 76, '01a21303-3c9c-7886-867c-9c5e1e744746', '2026-11-25 14:01:48.956489+00', '01a21303-3868-7fac-a28a-2a0d74c42469', '01a21303-3871-7990-8f97-8ddddfc981d2', 'ReleaseRequested', 'CHANGE', 'cart', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 3.0.0 was published', '01a21303-3c84-7f10-ab5b-62306fe27360', NULL, 'https://git.example/cart', 'c0ffee1', '3.0.0', 'sha256:image-3.0.0', 'fairway.releases', 5, 25),
(1, 77, '01a21303-3cca-7036-b17f-16048a02f34d', '2026-11-25 14:01:49.002346+00', '01a21303-3868-7fac-a28a-2a0d74c42469', '01a21303-3c9c-7886-867c-9c5e1e744746', 'ReleaseDeployed', NULL, 'cart', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 1 in namespace cart-staging', '01a21303-3c84-7f10-ab5b-62306fe27360', NULL, 'https://git.example/cart', 'c0ffee1', '3.0.0', 'sha256:image-3.0.0', 'fairway.releases', 5, 26),
(1, 108, '01a21303-495d-7c9f-83f6-3ba90094af62', '2026-11-25 14:01:52.221367+00', '01a21303-495d-7bcf-a402-17a7d2248699', NULL, 'ActionTaken', 'PAUSE', 'books', 'production', 'ada', 'PERSON', 'paused', 'ada paused releases: the campaign runs until Monday', NULL, NULL, NULL, NULL, NULL, NULL, 'fairway.releases', 2, 1),
(1, 109, '01a21303-498c-70de-97a4-12f943949f8d', '2026-11-25 14:01:52.268513+00', '01a21303-4964-757e-bda0-db2669b097d5', '01a21303-496a-77b0-a088-52d4026e53c9', 'ReleaseRequested', 'CHANGE', 'books', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 5.0.0 was published', '01a21303-497f-7cfa-86f8-045779454418', NULL, 'https://git.example/books', 'c0ffee1', '5.0.0', 'sha256:image-5.0.0', 'fairway.releases', 5, 37),
(1, 123, '01a21303-4d81-7b8f-9343-7d44276c381b', '2026-11-25 14:01:53.281832+00', '01a21303-4d70-7ca2-9aff-4e5572a02681', '01a21303-4d70-726a-8138-935cd217386d', 'ChartPublished', NULL, 'desk', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 7.0.0', NULL, NULL, 'https://git.example/desk', 'c0ffee1', '7.0.0', 'sha256:image-7.0.0', 'fairway.charts', 2, 1),
(1, 136, '01a21303-510b-7e5b-af03-4b13ab008403', '2026-11-25 14:01:54.18759+00', '01a21303-5109-775b-a3fa-2a9ea2f8892a', '01a21303-5109-7d6b-97e0-c4c3f5e3d0d7', 'ChartPublished', NULL, 'lamp', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 8.0.0', NULL, NULL, 'https://git.example/lamp', 'c0ffee1', '8.0.0', 'sha256:image-8.0.0', 'fairway.charts', 2, 3),
(1, 30, '01a21303-27bf-72e1-9ded-12b430e182b2', '2026-11-25 14:01:43.615792+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-2717-78af-a6b4-608c0e3c9417', 'ReleaseDeployed', NULL, 'shop', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 4 in namespace shop-staging', '01a21303-2714-7e68-9e58-fb33f6fc2135', NULL, 'https://git.example/shop', 'c0ffee2', '1.1.0', 'sha256:image-1.1.0', 'fairway.releases', 5, 11),
(1, 33, '01a21303-28f3-7783-858c-c84129c9e8e3', '2026-11-25 14:01:43.923115+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-2819-7fbe-834c-bb3e8649ae2a', 'ReleaseRolledBack', 'RESTORED', 'shop', 'production', 'fairway/release-service', 'SERVICE', 'rolled back', 'chart 1.1.0 is live again; every object equals what was recorded', '01a21303-2403-7eab-8f5a-4fafaca08b0b', '01a21303-26fc-76e1-85ff-643823005774', 'https://git.example/shop', 'c0ffee3', '1.2.0', 'sha256:image-1.2.0', 'fairway.releases', 0, 13),
(1, 138, '01a21303-5127-7d58-b203-ebbf9715e0d9', '2026-11-25 14:01:54.215905+00', '01a21303-5109-775b-a3fa-2a9ea2f8892a', '01a21303-510b-7e5b-af03-4b13ab008403', 'ReleaseRequested', 'CHANGE', 'lamp', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 8.0.0 was published', '01a21303-5121-70ad-83bc-35d0f6da8e23', NULL, 'https://git.example/lamp', 'c0ffee1', '8.0.0', 'sha256:image-8.0.0', 'fairway.releases', 0, 31),
(1, 32, '01a21303-2865-7d84-aab7-db6678880e2a', '2026-11-25 14:01:43.781145+00', '01a21303-22ef-732e-b2de-254abce41642', '01a21303-27bf-72e1-9ded-12b430e182b2', 'ReleaseVerified', NULL, 'shop', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 4 was seen healthy on its own pods', '01a21303-2714-7e68-9e58-fb33f6fc2135', NULL, 'https://git.example/shop', 'c0ffee2', '1.1.0', 'sha256:image-1.1.0', 'fairway.releases', 5, 12),
(1, 41, '01a21303-2a8b-732b-b6b5-9b30bba01fa6', '2026-11-25 14:01:44.331652+00', '01a21303-2a64-77c3-81ab-f9d734ff7826', '01a21303-2a6b-7fda-906c-7088aaff1710', 'ReleaseRequested', 'CHANGE', 'stock', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 2.0.0 was published', '01a21303-2a7f-7994-a296-6a8c5072bf2a', NULL, 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.releases', 0, 15),
(1, 45, '01a21303-2b72-7b36-9ac2-255b9b94434d', '2026-11-25 14:01:44.562638+00', '01a21303-2a64-77c3-81ab-f9d734ff7826', '01a21303-2b35-79ad-864c-db6ca6eca53b', 'ReleaseDeployed', NULL, 'stock', 'production', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 1 in namespace stock-production', '01a21303-2b2d-74d2-ab07-d7079c14d5c1', NULL, 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.releases', 5, 16),
(1, 49, '01a21303-2c76-7841-b05c-0af61d6ab248', '2026-11-25 14:01:44.822911+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-2c59-7810-bbfe-60530e77bda4', 'ReleaseRequested', 'CHANGE', 'stock', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 2.1.0 was published', '01a21303-2c6f-7fb2-bf38-66e2b780a693', NULL, 'https://git.example/stock', 'c0ffee2', '2.1.0', 'sha256:image-2.1.0', 'fairway.releases', 0, 18),
(1, 50, '01a21303-2cb1-76f2-aae2-c2dff86cd00f', '2026-11-25 14:01:44.881538+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-2c76-7841-b05c-0af61d6ab248', 'ReleaseDeployed', NULL, 'stock', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 2 in namespace stock-staging', '01a21303-2c6f-7fb2-bf38-66e2b780a693', NULL, 'https://git.example/stock', 'c0ffee2', '2.1.0', 'sha256:image-2.1.0', 'fairway.releases', 0, 19),
(1, 58, '01a21303-2f21-7a2f-9d75-a59f5fe82bc8', '2026-11-25 14:01:45.505804+00', '01a21303-2c56-7c8e-8558-cc038cf341e9', '01a21303-2ee2-73d0-ae19-aef5f5f84930', 'ReleaseVerified', NULL, 'stock', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 3 was seen healthy on its own pods', '01a21303-2e88-79a7-82dc-31bf7795c3ea', NULL, 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.releases', 0, 24),
(1, 102, '01a21303-4811-736e-800c-8c5ec04a2880', '2026-11-25 14:01:51.889856+00', '01a21303-43cc-7587-b8dc-c3a5fc157909', '01a21303-47dd-748f-a515-0a00c30b4e38', 'ReleaseDeployed', NULL, 'forgotten', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 1 in namespace forgotten-staging', '01a21303-47d7-74e4-82b4-8cb6c0251740', NULL, 'https://git.example/forgotten', 'c0ffee1', '4.0.0', 'sha256:image-4.0.0', 'fairway.releases', 5, 35),
(1, 103, '01a21303-485b-7b5c-ae64-268a5d8bd755', '2026-11-25 14:01:51.964004+00', '01a21303-43cc-7587-b8dc-c3a5fc157909', '01a21303-4811-736e-800c-8c5ec04a2880', 'ReleaseVerified', NULL, 'forgotten', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 1 was seen healthy on its own pods', '01a21303-47d7-74e4-82b4-8cb6c0251740', NULL, 'https://git.example/forgotten', 'c0ffee1', '4.0.0', 'sha256:image-4.0.0', 'fairway.releases', 5, 36),
(1, 107, '01a21303-496a-77b0-a088-52d4026e53c9', '2026-11-25 14:01:52.234941+00', '01a21303-4964-757e-bda0-db2669b097d5', '01a21303-4964-7ec6-9aec-92bcda807c7c', 'ChartPublished', NULL, 'books', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 5.0.0', NULL, NULL, 'https://git.example/books', 'c0ffee1', '5.0.0', 'sha256:image-5.0.0', 'fairway.charts', 0, 6),
(1, 112, '01a21303-49fa-7292-91f6-95deabc4632d', '2026-11-25 14:01:52.378711+00', '01a21303-4964-757e-bda0-db2669b097d5', '01a21303-49d1-7c6f-b049-18ae2dfa525a', 'ReleaseRequested', 'CHANGE', 'books', 'production', 'fairway/release-service', 'SERVICE', 'requested', 'it was verified in staging', '01a21303-49ed-7d72-9b40-35748e7fb27e', NULL, 'https://git.example/books', 'c0ffee1', '5.0.0', 'sha256:image-5.0.0', 'fairway.releases', 2, 2),
(1, 114, '01a21303-4b05-7716-98eb-2b2f2cd40613', '2026-11-25 14:01:52.645474+00', '01a21303-4b05-7382-987c-a31293a0a385', NULL, 'ActionTaken', 'REGISTER', 'mail', NULL, 'operator', 'PERSON', 'registered', 'operator registered the application: to be released to staging, production', NULL, NULL, NULL, NULL, NULL, NULL, 'fairway.releases', 1, 0),
(1, 129, '01a21303-4eb7-7a44-868f-8e5998a3a705', '2026-11-25 14:01:53.592004+00', '01a21303-4d70-7ca2-9aff-4e5572a02681', '01a21303-4e95-7cc5-8c7d-5d8a0747f8c5', 'ReleaseVerified', NULL, 'desk', 'production', 'fairway/test', 'SERVICE', 'verified', 'revision 1 was seen healthy on its own pods', '01a21303-4e11-707d-b6b3-128b9ce81202', NULL, 'https://git.example/desk', 'c0ffee1', '7.0.0', 'sha256:image-7.0.0', 'fairway.releases', 4, 15),
(1, 115, '01a21303-4b0d-72b8-ac67-dc0b817bdb37', '2026-11-25 14:01:52.65343+00', '01a21303-4b09-782d-9ece-0fc9e4413378', '01a21303-4b09-7b80-8c2c-ff878b18716d', 'ChartPublished', NULL, 'mail', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 6.0.0', NULL, NULL, 'https://git.example/mail', 'c0ffee1', '6.0.0', 'sha256:image-6.0.0', 'fairway.charts', 1, 0),
(1, 113, '01a21303-4b09-7b80-8c2c-ff878b18716d', '2026-11-25 14:01:52.649457+00', '01a21303-4b09-782d-9ece-0fc9e4413378', NULL, 'ChangeAccepted', NULL, 'mail', NULL, 'ann', 'AUTHOR', 'accepted', 'push 1 (ann)', NULL, NULL, 'https://git.example/mail', 'c0ffee1', NULL, NULL, 'fairway.builds', 4, 4),
(1, 131, '01a21303-4fa6-73b4-b3e9-789e8803760e', '2026-11-25 14:01:53.83092+00', '01a21303-4fa2-7c7d-993e-d1a82b95e8ef', '01a21303-4fa2-7aaa-b016-bf000e7590a2', 'ChartPublished', NULL, 'desk', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 7.1.0', NULL, NULL, 'https://git.example/desk', 'c0ffee2', '7.1.0', 'sha256:image-7.1.0', 'fairway.charts', 2, 2),
(1, 122, '01a21303-4d70-726a-8138-935cd217386d', '2026-11-25 14:01:53.264962+00', '01a21303-4d70-7ca2-9aff-4e5572a02681', NULL, 'ChangeAccepted', NULL, 'desk', NULL, 'ann', 'AUTHOR', 'accepted', 'push 1 (ann)', NULL, NULL, 'https://git.example/desk', 'c0ffee1', NULL, NULL, 'fairway.builds', 0, 0),
(1, 127, '01a21303-4e1b-7e01-83f0-c271b691f392', '2026-11-25 14:01:53.435991+00', '01a21303-4d70-7ca2-9aff-4e5572a02681', '01a21303-4de0-78e1-9dad-421f48ca4a10', 'ReleaseRequested', 'CHANGE', 'desk', 'production', 'fairway/release-service', 'SERVICE', 'requested', 'it was verified in staging', '01a21303-4e11-707d-b6b3-128b9ce81202', NULL, 'https://git.example/desk', 'c0ffee1', '7.0.0', 'sha256:image-7.0.0', 'fairway.releases', 4, 13),
(1, 128, '01a21303-4e95-7cc5-8c7d-5d8a0747f8c5', '2026-11-25 14:01:53.557553+00', '01a21303-4d70-7ca2-9aff-4e5572a02681', '01a21303-4e1b-7e01-83f0-c271b691f392', 'ReleaseDeployed', NULL, 'desk', 'production', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 1 in namespace desk-production', '01a21303-4e11-707d-b6b3-128b9ce81202', NULL, 'https://git.example/desk', 'c0ffee1', '7.0.0', 'sha256:image-7.0.0', 'fairway.releases', 4, 14),
(1, 135, '01a21303-5109-7d6b-97e0-c4c3f5e3d0d7', '2026-11-25 14:01:54.185151+00', '01a21303-5109-775b-a3fa-2a9ea2f8892a', NULL, 'ChangeAccepted', NULL, 'lamp', NULL, 'ann', 'AUTHOR', 'accepted', 'push 1 (ann)', NULL, NULL, 'https://git.example/lamp', 'c0ffee1', NULL, NULL, 'fairway.builds', 1, 2),
(1, 65, '01a21303-31ab-7828-ad07-dd6a98b681aa', '2026-11-25 14:01:46.15506+00', '01a21303-2a64-77c3-81ab-f9d734ff7826', '01a21303-31a6-7e92-8c27-13329ba69a6c', 'ReleaseRequested', 'MANUAL', 'stock', 'production', 'fairway/release-service', 'SERVICE', 'requested', 'operator asked for it: to compare', '01a21303-31a6-70d6-80fd-3db22a22c83a', NULL, 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.releases', 5, 22),
(1, 64, '01a21303-31a6-7e92-8c27-13329ba69a6c', '2026-11-25 14:01:46.15035+00', '01a21303-2a64-77c3-81ab-f9d734ff7826', '01a21303-2bcd-725c-87d2-1dbfbf6ff3af', 'ActionTaken', 'RELEASE', 'stock', 'production', 'operator', 'PERSON', 'asked for a release', 'operator asked for the release of chart 2.0.0: to compare', '01a21303-31a6-70d6-80fd-3db22a22c83a', NULL, 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.releases', 5, 21),
(1, 133, '01a21303-5003-71da-bb98-785fc2488dde', '2026-11-25 14:01:53.923928+00', '01a21303-4fa2-7c7d-993e-d1a82b95e8ef', '01a21303-4fdc-7841-8ae1-bb403b5cbf08', 'ReleaseDeployed', NULL, 'desk', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 2 in namespace desk-staging', '01a21303-4fd5-7d66-9944-020198bc38e6', NULL, 'https://git.example/desk', 'c0ffee2', '7.1.0', 'sha256:image-7.1.0', 'fairway.releases', 4, 17),
(1, 66, '01a21303-31dd-7637-8cbe-b2f272b5fd84', '2026-11-25 14:01:46.205845+00', '01a21303-2a64-77c3-81ab-f9d734ff7826', '01a21303-31ab-7828-ad07-dd6a98b681aa', 'ReleaseDeployed', NULL, 'stock', 'production', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 3 in namespace stock-production', '01a21303-31a6-70d6-80fd-3db22a22c83a', NULL, 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.releases', 5, 23),
(1, 67, '01a21303-3213-705a-ab34-46fc8de261d1', '2026-11-25 14:01:46.259745+00', '01a21303-2a64-77c3-81ab-f9d734ff7826', '01a21303-31dd-7637-8cbe-b2f272b5fd84', 'ReleaseVerified', NULL, 'stock', 'production', 'fairway/test', 'SERVICE', 'verified', 'revision 3 was seen healthy on its own pods', '01a21303-31a6-70d6-80fd-3db22a22c83a', NULL, 'https://git.example/stock', 'c0ffee1', '2.0.0', 'sha256:image-2.0.0', 'fairway.releases', 5, 24),
(1, 69, '01a21303-32dc-772d-868e-bcb83edd2ccc', '2026-11-25 14:01:46.460056+00', '01a21303-32dc-74b4-a001-8576052da55b', NULL, 'ActionTaken', 'REGISTER', 'draft', NULL, 'operator', 'PERSON', 'registered', 'operator registered the application: to be released to staging, production', NULL, NULL, NULL, NULL, NULL, NULL, 'fairway.releases', 4, 0),
(1, 86, '01a21303-3fc4-7548-a6e2-940914bd5174', '2026-11-25 14:01:49.764096+00', '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', '01a21303-3fa9-7542-bdbd-828c9a222b30', 'ReleaseRequested', 'CHANGE', 'cart', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 3.1.0 was published', '01a21303-3fbc-78a4-94ef-c9ba538f30c3', NULL, 'https://git.example/cart', 'c0ffee2', '3.1.0', 'sha256:image-3.1.0', 'fairway.releases', 5, 28),
(1, 70, '01a21303-3380-7409-957b-59902fecd162', '2026-11-25 14:01:46.624659+00', '1e580f6c-b040-4679-a447-b3b623a88636', NULL, 'ChartRejected', NULL, 'draft', NULL, 'fairway/test', 'SERVICE', 'chart rejected', 'chart/values.yaml:3: not YAML', NULL, NULL, 'https://git.example/draft', 'c0ffee', NULL, NULL, 'fairway.charts', 4, 0),
(1, 68, '01a21303-32e2-73b5-9eb0-e982903f356c', '2026-11-25 14:01:46.466271+00', 'dd66f6a3-dda0-41dc-8e9f-9aecded58f8d', NULL, 'BuildFailed', 'STEP_FAILED', 'draft', NULL, 'fairway/test', 'SERVICE', 'build failed', 'step 3 failed', NULL, NULL, 'https://git.example/draft', 'c0ffee', NULL, NULL, 'fairway.builds', 3, 0),
(1, 71, '01a21303-37a4-739e-b888-6fd8d4eb0645', '2026-11-25 14:01:47.684887+00', '80e2cedc-bb0b-4966-a4c2-7780a9d27419', NULL, 'ChartPublished', NULL, 'draft', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 0.1.0', NULL, NULL, 'https://git.example/draft', 'c0ffee2', '0.1.0', 'sha256:image-0.1.0', 'fairway.charts', 4, 1),
(1, 72, '01a21303-37b9-7d82-b391-b62f7000f313', '2026-11-25 14:01:47.705151+00', '80e2cedc-bb0b-4966-a4c2-7780a9d27419', '01a21303-37a4-739e-b888-6fd8d4eb0645', 'ReleaseSkipped', 'REFUSED', 'draft', 'moon', 'fairway/release-service', 'SERVICE', 'refused', 'environment moon of application draft is not registered', '01a21303-37b6-7d4d-8cb5-65c1233d56c0', NULL, 'https://git.example/draft', 'c0ffee2', NULL, NULL, 'fairway.releases', 3, 0),
(1, 73, '01a21303-385e-7c09-8f93-98f18784d15c', '2026-11-25 14:01:47.870206+00', '01a21303-385e-7b5c-ae6e-8a060e41f0fd', NULL, 'ActionTaken', 'REGISTER', 'cart', NULL, 'operator', 'PERSON', 'registered', 'operator registered the application: to be released to staging, production', NULL, NULL, NULL, NULL, NULL, NULL, 'fairway.releases', 3, 1),
(1, 75, '01a21303-3871-7990-8f97-8ddddfc981d2', '2026-11-25 14:01:47.889823+00', '01a21303-3868-7fac-a28a-2a0d74c42469', '01a21303-3868-76a6-a32b-032247021253', 'ChartPublished', NULL, 'cart', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 3.0.0', NULL, NULL, 'https://git.example/cart', 'c0ffee1', '3.0.0', 'sha256:image-3.0.0', 'fairway.charts', 3, 0),
(1, 74, '01a21303-3868-76a6-a32b-032247021253', '2026-11-25 14:01:47.880971+00', '01a21303-3868-7fac-a28a-2a0d74c42469', NULL, 'ChangeAccepted', NULL, 'cart', NULL, 'ann', 'AUTHOR', 'accepted', 'push 1 (ann)', NULL, NULL, 'https://git.example/cart', 'c0ffee1', NULL, NULL, 'fairway.builds', 2, 0),
(1, 78, '01a21303-3cf8-71fd-b98f-a15d53db5daf', '2026-11-25 14:01:49.048663+00', '01a21303-3868-7fac-a28a-2a0d74c42469', '01a21303-3cca-7036-b17f-16048a02f34d', 'ReleaseVerified', NULL, 'cart', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 1 was seen healthy on its own pods', '01a21303-3c84-7f10-ab5b-62306fe27360', NULL, 'https://git.example/cart', 'c0ffee1', '3.0.0', 'sha256:image-3.0.0', 'fairway.releases', 5, 27),
(1, 79, '01a21303-3d31-7427-b3de-d0c614b2ee43', '2026-11-25 14:01:49.105237+00', '01a21303-3868-7fac-a28a-2a0d74c42469', '01a21303-3cf8-71fd-b98f-a15d53db5daf', 'ApprovalRequested', NULL, 'cart', 'production', 'fairway/release-service', 'SERVICE', 'waits for approval', 'it was verified in staging; in production it waits for approval by ada or somebody of web', '01a21303-3d1c-7cad-bc52-bc47935d4c77', NULL, 'https://git.example/cart', 'c0ffee1', '3.0.0', 'sha256:image-3.0.0', 'fairway.releases', 4, 1),
(1, 81, '01a21303-3e6b-75c2-9f79-6c305cd2850a', '2026-11-25 14:01:49.420017+00', '01a21303-3868-7fac-a28a-2a0d74c42469', '01a21303-3e60-7d51-8c4f-f1be565e6bc5', 'ReleaseRequested', 'CHANGE', 'cart', 'production', 'fairway/release-service', 'SERVICE', 'requested', 'bob approved it: looked at the diff', '01a21303-3d1c-7cad-bc52-bc47935d4c77', NULL, 'https://git.example/cart', 'c0ffee1', '3.0.0', 'sha256:image-3.0.0', 'fairway.releases', 4, 3),
(1, 80, '01a21303-3e60-7d51-8c4f-f1be565e6bc5', '2026-11-25 14:01:49.408363+00', '01a21303-3868-7fac-a28a-2a0d74c42469', '01a21303-3d31-7427-b3de-d0c614b2ee43', 'ActionTaken', 'APPROVE', 'cart', 'production', 'bob', 'PERSON', 'approved', 'bob approved the release: looked at the diff', '01a21303-3d1c-7cad-bc52-bc47935d4c77', NULL, 'https://git.example/cart', 'c0ffee1', '3.0.0', 'sha256:image-3.0.0', 'fairway.releases', 4, 2),
(1, 82, '01a21303-3ea1-7d85-b365-5d8d55e26976', '2026-11-25 14:01:49.473247+00', '01a21303-3868-7fac-a28a-2a0d74c42469', '01a21303-3e6b-75c2-9f79-6c305cd2850a', 'ReleaseDeployed', NULL, 'cart', 'production', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 1 in namespace cart-production', '01a21303-3d1c-7cad-bc52-bc47935d4c77', NULL, 'https://git.example/cart', 'c0ffee1', '3.0.0', 'sha256:image-3.0.0', 'fairway.releases', 4, 4),
(1, 83, '01a21303-3ed1-7953-97a5-2d693a0a6793', '2026-11-25 14:01:49.521398+00', '01a21303-3868-7fac-a28a-2a0d74c42469', '01a21303-3ea1-7d85-b365-5d8d55e26976', 'ReleaseVerified', NULL, 'cart', 'production', 'fairway/test', 'SERVICE', 'verified', 'revision 1 was seen healthy on its own pods', '01a21303-3d1c-7cad-bc52-bc47935d4c77', NULL, 'https://git.example/cart', 'c0ffee1', '3.0.0', 'sha256:image-3.0.0', 'fairway.releases', 4, 5),
(1, 84, '01a21303-3fa5-7ccf-95c7-4fc9809a8e81', '2026-11-25 14:01:49.73371+00', '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', NULL, 'ChangeAccepted', NULL, 'cart', NULL, 'ann', 'AUTHOR', 'accepted', 'push 2 (ann)', NULL, NULL, 'https://git.example/cart', 'c0ffee2', NULL, NULL, 'fairway.builds', 2, 1),
(1, 85, '01a21303-3fa9-7542-bdbd-828c9a222b30', '2026-11-25 14:01:49.737238+00', '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', '01a21303-3fa5-7ccf-95c7-4fc9809a8e81', 'ChartPublished', NULL, 'cart', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 3.1.0', NULL, NULL, 'https://git.example/cart', 'c0ffee2', '3.1.0', 'sha256:image-3.1.0', 'fairway.charts', 3, 1),
(1, 87, '01a21303-3fe8-75cd-b823-8f970b7feba1', '2026-11-25 14:01:49.800978+00', '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', '01a21303-3fc4-7548-a6e2-940914bd5174', 'ReleaseDeployed', NULL, 'cart', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 2 in namespace cart-staging', '01a21303-3fbc-78a4-94ef-c9ba538f30c3', NULL, 'https://git.example/cart', 'c0ffee2', '3.1.0', 'sha256:image-3.1.0', 'fairway.releases', 5, 29),
(1, 88, '01a21303-4029-76cb-ab8e-2d0375220219', '2026-11-25 14:01:49.865341+00', '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', '01a21303-3fe8-75cd-b823-8f970b7feba1', 'ReleaseVerified', NULL, 'cart', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 2 was seen healthy on its own pods', '01a21303-3fbc-78a4-94ef-c9ba538f30c3', NULL, 'https://git.example/cart', 'c0ffee2', '3.1.0', 'sha256:image-3.1.0', 'fairway.releases', 5, 30),
(1, 89, '01a21303-4046-7490-ac34-3e6fa5509d1b', '2026-11-25 14:01:49.894848+00', '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', '01a21303-4029-76cb-ab8e-2d0375220219', 'ApprovalRequested', NULL, 'cart', 'production', 'fairway/release-service', 'SERVICE', 'waits for approval', 'it was verified in staging; in production it waits for approval by ada or somebody of web', '01a21303-4042-7121-ad3e-80434e6325bf', NULL, 'https://git.example/cart', 'c0ffee2', '3.1.0', 'sha256:image-3.1.0', 'fairway.releases', 4, 6),
(1, 90, '01a21303-415b-7349-97af-6aac1cfa1bbb', '2026-11-25 14:01:50.17104+00', '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', '01a21303-4046-7490-ac34-3e6fa5509d1b', 'ActionTaken', 'REJECT', 'cart', 'production', 'ada', 'PERSON', 'rejected', 'ada rejected the release: not on a Friday', '01a21303-4042-7121-ad3e-80434e6325bf', NULL, 'https://git.example/cart', 'c0ffee2', '3.1.0', 'sha256:image-3.1.0', 'fairway.releases', 4, 7),
(1, 91, '01a21303-415d-76c1-b967-25b58ed1290d', '2026-11-25 14:01:50.173466+00', '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', '01a21303-415b-7349-97af-6aac1cfa1bbb', 'ReleaseSkipped', 'REJECTED', 'cart', 'production', 'fairway/release-service', 'SERVICE', 'rejected', 'ada rejected it: not on a Friday', '01a21303-4042-7121-ad3e-80434e6325bf', NULL, 'https://git.example/cart', 'c0ffee2', '3.1.0', 'sha256:image-3.1.0', 'fairway.releases', 4, 8),
(1, 92, '01a21303-41fe-7301-a71d-133b80458d98', '2026-11-25 14:01:50.334786+00', '01a21303-41fe-77b1-8d7d-37ee5abd0c18', NULL, 'ChangeAccepted', NULL, 'cart', NULL, 'ann', 'AUTHOR', 'accepted', 'push 3 (ann)', NULL, NULL, 'https://git.example/cart', 'c0ffee3', NULL, NULL, 'fairway.builds', 2, 2),
(1, 93, '01a21303-4201-7aad-8334-7d22961a01fe', '2026-11-25 14:01:50.337591+00', '01a21303-41fe-77b1-8d7d-37ee5abd0c18', '01a21303-41fe-7301-a71d-133b80458d98', 'ChartPublished', NULL, 'cart', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 3.2.0', NULL, NULL, 'https://git.example/cart', 'c0ffee3', '3.2.0', 'sha256:image-3.2.0', 'fairway.charts', 3, 2),
(1, 94, '01a21303-421e-7ec1-9ec1-1531b794bda1', '2026-11-25 14:01:50.366093+00', '01a21303-41fe-77b1-8d7d-37ee5abd0c18', '01a21303-4201-7aad-8334-7d22961a01fe', 'ReleaseRequested', 'CHANGE', 'cart', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 3.2.0 was published', '01a21303-4218-7576-bed3-93003d2d8da3', NULL, 'https://git.example/cart', 'c0ffee3', '3.2.0', 'sha256:image-3.2.0', 'fairway.releases', 5, 31),
(1, 95, '01a21303-4243-795b-b741-2f701c777beb', '2026-11-25 14:01:50.403701+00', '01a21303-41fe-77b1-8d7d-37ee5abd0c18', '01a21303-421e-7ec1-9ec1-1531b794bda1', 'ReleaseDeployed', NULL, 'cart', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 3 in namespace cart-staging', '01a21303-4218-7576-bed3-93003d2d8da3', NULL, 'https://git.example/cart', 'c0ffee3', '3.2.0', 'sha256:image-3.2.0', 'fairway.releases', 5, 32),
(1, 96, '01a21303-426f-7dde-8c70-b2bf19aea3df', '2026-11-25 14:01:50.447898+00', '01a21303-41fe-77b1-8d7d-37ee5abd0c18', '01a21303-4243-795b-b741-2f701c777beb', 'ReleaseVerified', NULL, 'cart', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 3 was seen healthy on its own pods', '01a21303-4218-7576-bed3-93003d2d8da3', NULL, 'https://git.example/cart', 'c0ffee3', '3.2.0', 'sha256:image-3.2.0', 'fairway.releases', 5, 33),
(1, 97, '01a21303-42b5-7c9f-8e05-5d6838639ab1', '2026-11-25 14:01:50.51796+00', '01a21303-41fe-77b1-8d7d-37ee5abd0c18', '01a21303-426f-7dde-8c70-b2bf19aea3df', 'ApprovalRequested', NULL, 'cart', 'production', 'fairway/release-service', 'SERVICE', 'waits for approval', 'it was verified in staging; in production it waits for approval by ada or somebody of web', '01a21303-42aa-7bcb-b57e-0bdb1f939b7f', NULL, 'https://git.example/cart', 'c0ffee3', '3.2.0', 'sha256:image-3.2.0', 'fairway.releases', 4, 9),
(1, 99, '01a21303-43c8-7624-b949-a576f466e26d', '2026-11-25 14:01:50.792399+00', '01a21303-43c8-7de8-ba78-cae9ab1460de', NULL, 'ActionTaken', 'REGISTER', 'forgotten', NULL, 'operator', 'PERSON', 'registered', 'operator registered the application: to be released to staging, production', NULL, NULL, NULL, NULL, NULL, NULL, 'fairway.releases', 2, 0),
(1, 100, '01a21303-43d0-7392-8853-25e2a2da0cab', '2026-11-25 14:01:50.800529+00', '01a21303-43cc-7587-b8dc-c3a5fc157909', '01a21303-43cc-745d-84f3-66601caad610', 'ChartPublished', NULL, 'forgotten', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 4.0.0', NULL, NULL, 'https://git.example/forgotten', 'c0ffee1', '4.0.0', 'sha256:image-4.0.0', 'fairway.charts', 2, 0),
(1, 98, '01a21303-43cc-745d-84f3-66601caad610', '2026-11-25 14:01:50.79624+00', '01a21303-43cc-7587-b8dc-c3a5fc157909', NULL, 'ChangeAccepted', NULL, 'forgotten', NULL, 'ann', 'AUTHOR', 'accepted', 'push 1 (ann)', NULL, NULL, 'https://git.example/forgotten', 'c0ffee1', NULL, NULL, 'fairway.builds', 1, 0),
(1, 104, '01a21303-48a7-7fe3-a00d-0919ea88456d', '2026-11-25 14:01:52.039374+00', '01a21303-43cc-7587-b8dc-c3a5fc157909', '01a21303-485b-7b5c-ae64-268a5d8bd755', 'ApprovalRequested', NULL, 'forgotten', 'production', 'fairway/release-service', 'SERVICE', 'waits for approval', 'it was verified in staging; in production it waits for approval by ada', '01a21303-489c-76a2-9574-f450024eed22', NULL, 'https://git.example/forgotten', 'c0ffee1', '4.0.0', 'sha256:image-4.0.0', 'fairway.releases', 3, 2),
(1, 105, '01a21303-4948-7ab7-9ceb-da20ecfae9eb', '2026-11-25 14:01:52.200694+00', '01a21303-4948-75f5-b8f8-3c0cfa4bb56e', NULL, 'ActionTaken', 'REGISTER', 'books', NULL, 'operator', 'PERSON', 'registered', 'operator registered the application: to be released to staging, production', NULL, NULL, NULL, NULL, NULL, NULL, 'fairway.releases', 0, 30),
(1, 126, '01a21303-4de0-78e1-9dad-421f48ca4a10', '2026-11-25 14:01:53.376754+00', '01a21303-4d70-7ca2-9aff-4e5572a02681', '01a21303-4db7-79d3-907b-9743872e7d19', 'ReleaseVerified', NULL, 'desk', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 1 was seen healthy on its own pods', '01a21303-4d8b-7506-8228-cbf0719a5984', NULL, 'https://git.example/desk', 'c0ffee1', '7.0.0', 'sha256:image-7.0.0', 'fairway.releases', 4, 12),
(1, 106, '01a21303-4964-7ec6-9aec-92bcda807c7c', '2026-11-25 14:01:52.22867+00', '01a21303-4964-757e-bda0-db2669b097d5', NULL, 'ChangeAccepted', NULL, 'books', NULL, 'ann', 'AUTHOR', 'accepted', 'push 1 (ann)', NULL, NULL, 'https://git.example/books', 'c0ffee1', NULL, NULL, 'fairway.builds', 1, 1),
(1, 110, '01a21303-49ad-70a6-a5f6-c951c73d34e1', '2026-11-25 14:01:52.301419+00', '01a21303-4964-757e-bda0-db2669b097d5', '01a21303-498c-70de-97a4-12f943949f8d', 'ReleaseDeployed', NULL, 'books', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 1 in namespace books-staging', '01a21303-497f-7cfa-86f8-045779454418', NULL, 'https://git.example/books', 'c0ffee1', '5.0.0', 'sha256:image-5.0.0', 'fairway.releases', 5, 38),
(1, 111, '01a21303-49d1-7c6f-b049-18ae2dfa525a', '2026-11-25 14:01:52.337069+00', '01a21303-4964-757e-bda0-db2669b097d5', '01a21303-49ad-70a6-a5f6-c951c73d34e1', 'ReleaseVerified', NULL, 'books', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 1 was seen healthy on its own pods', '01a21303-497f-7cfa-86f8-045779454418', NULL, 'https://git.example/books', 'c0ffee1', '5.0.0', 'sha256:image-5.0.0', 'fairway.releases', 5, 39),
(1, 116, '01a21303-4b27-70d7-8b62-630ac616faef', '2026-11-25 14:01:52.679624+00', '01a21303-4b09-782d-9ece-0fc9e4413378', '01a21303-4b0d-72b8-ac67-dc0b817bdb37', 'ReleaseRequested', 'CHANGE', 'mail', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 6.0.0 was published', '01a21303-4b20-7bfa-80cb-dcbf10f403b0', NULL, 'https://git.example/mail', 'c0ffee1', '6.0.0', 'sha256:image-6.0.0', 'fairway.releases', 5, 40),
(1, 117, '01a21303-4b49-73f1-ae82-4e0c662c2bff', '2026-11-25 14:01:52.713826+00', '01a21303-4b09-782d-9ece-0fc9e4413378', '01a21303-4b27-70d7-8b62-630ac616faef', 'ReleaseDeployed', NULL, 'mail', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 1 in namespace mail-staging', '01a21303-4b20-7bfa-80cb-dcbf10f403b0', NULL, 'https://git.example/mail', 'c0ffee1', '6.0.0', 'sha256:image-6.0.0', 'fairway.releases', 5, 41),
(1, 118, '01a21303-4c46-77f7-8013-1d815b261f5d', '2026-11-25 14:01:52.96647+00', '01a21303-4c44-745a-96a4-e924c2fafc31', '01a21303-4c44-7088-9c9c-6b0408757fe2', 'ChartPublished', NULL, 'mail', NULL, 'fairway/test', 'SERVICE', 'chart', 'published hello 6.1.0', NULL, NULL, 'https://git.example/mail', 'c0ffee2', '6.1.0', 'sha256:image-6.1.0', 'fairway.charts', 1, 1),
(1, 119, '01a21303-4c44-7088-9c9c-6b0408757fe2', '2026-11-25 14:01:52.964537+00', '01a21303-4c44-745a-96a4-e924c2fafc31', NULL, 'ChangeAccepted', NULL, 'mail', NULL, 'ann', 'AUTHOR', 'accepted', 'push 2 (ann)', NULL, NULL, 'https://git.example/mail', 'c0ffee2', NULL, NULL, 'fairway.builds', 4, 5),
(1, 120, '01a21303-4c64-7b54-8e91-a4c66d6fd5cd', '2026-11-25 14:01:52.99614+00', '01a21303-4c44-745a-96a4-e924c2fafc31', '01a21303-4c46-77f7-8013-1d815b261f5d', 'ReleaseRequested', 'CHANGE', 'mail', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 6.1.0 was published', '01a21303-4c5a-73e1-9138-3ca6bb74d385', NULL, 'https://git.example/mail', 'c0ffee2', '6.1.0', 'sha256:image-6.1.0', 'fairway.releases', 5, 42),
(1, 121, '01a21303-4d66-7994-818a-763cf29c8486', '2026-11-25 14:01:53.254776+00', '01a21303-4d66-7c6f-9ba7-32eb4e8ee9f1', NULL, 'ActionTaken', 'REGISTER', 'desk', NULL, 'operator', 'PERSON', 'registered', 'operator registered the application: to be released to staging, production', NULL, NULL, NULL, NULL, NULL, NULL, 'fairway.releases', 2, 3),
(1, 124, '01a21303-4d91-7060-b10a-a026800c1dd3', '2026-11-25 14:01:53.297696+00', '01a21303-4d70-7ca2-9aff-4e5572a02681', '01a21303-4d81-7b8f-9343-7d44276c381b', 'ReleaseRequested', 'CHANGE', 'desk', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 7.0.0 was published', '01a21303-4d8b-7506-8228-cbf0719a5984', NULL, 'https://git.example/desk', 'c0ffee1', '7.0.0', 'sha256:image-7.0.0', 'fairway.releases', 4, 10),
(1, 130, '01a21303-4fa2-7aaa-b016-bf000e7590a2', '2026-11-25 14:01:53.826733+00', '01a21303-4fa2-7c7d-993e-d1a82b95e8ef', NULL, 'ChangeAccepted', NULL, 'desk', NULL, 'ann', 'AUTHOR', 'accepted', 'push 2 (ann)', NULL, NULL, 'https://git.example/desk', 'c0ffee2', NULL, NULL, 'fairway.builds', 0, 1),
(1, 134, '01a21303-502d-7c20-9af6-5af719350f3c', '2026-11-25 14:01:53.965712+00', '01a21303-4fa2-7c7d-993e-d1a82b95e8ef', '01a21303-5003-71da-bb98-785fc2488dde', 'ReleaseVerified', NULL, 'desk', 'staging', 'fairway/test', 'SERVICE', 'verified', 'revision 2 was seen healthy on its own pods', '01a21303-4fd5-7d66-9944-020198bc38e6', NULL, 'https://git.example/desk', 'c0ffee2', '7.1.0', 'sha256:image-7.1.0', 'fairway.releases', 4, 18),
(1, 137, '01a21303-5104-7b0d-bf50-c25527e7bc5b', '2026-11-25 14:01:54.180169+00', '01a21303-5104-7ae9-a063-c33ff73d719f', NULL, 'ActionTaken', 'REGISTER', 'lamp', NULL, 'operator', 'PERSON', 'registered', 'operator registered the application: to be released to staging, production', NULL, NULL, NULL, NULL, NULL, NULL, 'fairway.releases', 2, 4),
(1, 101, '01a21303-47dd-748f-a515-0a00c30b4e38', '2026-11-25 14:01:51.837277+00', '01a21303-43cc-7587-b8dc-c3a5fc157909', '01a21303-43d0-7392-8853-25e2a2da0cab', 'ReleaseRequested', 'CHANGE', 'forgotten', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 4.0.0 was published', '01a21303-47d7-74e4-82b4-8cb6c0251740', NULL, 'https://git.example/forgotten', 'c0ffee1', '4.0.0', 'sha256:image-4.0.0', 'fairway.releases', 5, 34),
(1, 125, '01a21303-4db7-79d3-907b-9743872e7d19', '2026-11-25 14:01:53.335812+00', '01a21303-4d70-7ca2-9aff-4e5572a02681', '01a21303-4d91-7060-b10a-a026800c1dd3', 'ReleaseDeployed', NULL, 'desk', 'staging', 'fairway/release-service', 'SERVICE', 'deployed', 'Helm installed revision 1 in namespace desk-staging', '01a21303-4d8b-7506-8228-cbf0719a5984', NULL, 'https://git.example/desk', 'c0ffee1', '7.0.0', 'sha256:image-7.0.0', 'fairway.releases', 4, 11),
(1, 132, '01a21303-4fdc-7841-8ae1-bb403b5cbf08', '2026-11-25 14:01:53.884417+00', '01a21303-4fa2-7c7d-993e-d1a82b95e8ef', '01a21303-4fa6-73b4-b3e9-789e8803760e', 'ReleaseRequested', 'CHANGE', 'desk', 'staging', 'fairway/release-service', 'SERVICE', 'requested', 'its chart 7.1.0 was published', '01a21303-4fd5-7d66-9944-020198bc38e6', NULL, 'https://git.example/desk', 'c0ffee2', '7.1.0', 'sha256:image-7.1.0', 'fairway.releases', 4, 16);

INSERT INTO public.audit_generations OVERRIDING SYSTEM VALUE VALUES (1, 'CURRENT', 'fairway', 'the first reading', '2026-11-25 14:01:34.340396+00', '2026-11-25 14:01:34.340396+00', 0, 0, 0, 0);

INSERT INTO public.audit_positions VALUES (1, 'fairway.charts', 4, 2),
(1, 'fairway.charts', 1, 2),
(1, 'fairway.charts', 0, 7),
(1, 'fairway.charts', 3, 3),
(1, 'fairway.charts', 2, 4),
(1, 'fairway.builds', 4, 6),
(1, 'fairway.releases', 5, 43),
(1, 'fairway.builds', 5, 2),
(1, 'fairway.releases', 4, 19),
(1, 'fairway.releases', 3, 3),
(1, 'fairway.releases', 2, 5),
(1, 'fairway.builds', 0, 2),
(1, 'fairway.releases', 1, 1),
(1, 'fairway.builds', 1, 3),
(1, 'fairway.releases', 0, 32),
(1, 'fairway.builds', 2, 3),
(1, 'fairway.builds', 3, 1);

INSERT INTO public.change_steps OVERRIDING SYSTEM VALUE VALUES ('01a21303-14d7-7265-a72b-6152519474e8', 1, '01a21303-14d7-7de5-b6bd-188801312e9f', 'accepted', NULL, '2026-11-25 14:01:38.775237+00', 'push 1 (ann)', NULL, '[]'),
('01a21303-1532-7b95-8476-99573adce18a', 2, '01a21303-14d7-7de5-b6bd-188801312e9f', 'chart', NULL, '2026-11-25 14:01:38.866146+00', 'published hello 1.0.0', '01a21303-14d7-7265-a72b-6152519474e8', '[]'),
('01a21303-1b3b-7cac-8db9-44260af1cff1', 3, '01a21303-14d7-7de5-b6bd-188801312e9f', 'requested', 'staging', '2026-11-25 14:01:40.411731+00', 'its chart 1.0.0 was published', '01a21303-1532-7b95-8476-99573adce18a', '[]'),
('01a21303-1c4c-7fde-9a85-2f763d92011b', 4, '01a21303-14d7-7de5-b6bd-188801312e9f', 'deployed', 'staging', '2026-11-25 14:01:40.684659+00', 'Helm installed revision 1 in namespace shop-staging', '01a21303-1b3b-7cac-8db9-44260af1cff1', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-1dca-7ff4-b9ea-f487c75b31b7', 5, '01a21303-14d7-7de5-b6bd-188801312e9f', 'verified', 'staging', '2026-11-25 14:01:41.066723+00', 'revision 1 was seen healthy on its own pods', '01a21303-1c4c-7fde-9a85-2f763d92011b', '[]'),
('01a21303-1e43-7ae0-9712-933f4f1360f6', 6, '01a21303-14d7-7de5-b6bd-188801312e9f', 'requested', 'production', '2026-11-25 14:01:41.188032+00', 'it was verified in staging', '01a21303-1dca-7ff4-b9ea-f487c75b31b7', '[]'),
('01a21303-1ebb-709f-a958-51f5571d71e1', 7, '01a21303-14d7-7de5-b6bd-188801312e9f', 'deployed', 'production', '2026-11-25 14:01:41.30796+00', 'Helm installed revision 1 in namespace shop-production', '01a21303-1e43-7ae0-9712-933f4f1360f6', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-1f18-7990-b3eb-a201a2bb9ddc', 8, '01a21303-14d7-7de5-b6bd-188801312e9f', 'verified', 'production', '2026-11-25 14:01:41.400591+00', 'revision 1 was seen healthy on its own pods', '01a21303-1ebb-709f-a958-51f5571d71e1', '[]'),
('01a21303-202c-72ec-aaaf-451aa2a3f88d', 9, '01a21303-202c-7003-a1b6-1471a0c0545d', 'accepted', NULL, '2026-11-25 14:01:41.676294+00', 'push 2 (ann)', NULL, '[]'),
('01a21303-202f-7ffc-95cf-fe24f8e5ccb9', 10, '01a21303-202c-7003-a1b6-1471a0c0545d', 'chart', NULL, '2026-11-25 14:01:41.679548+00', 'published hello 1.1.0', '01a21303-202c-72ec-aaaf-451aa2a3f88d', '[]'),
('01a21303-2071-710e-9328-3ffef1e30e13', 11, '01a21303-202c-7003-a1b6-1471a0c0545d', 'requested', 'staging', '2026-11-25 14:01:41.745665+00', 'its chart 1.1.0 was published', '01a21303-202f-7ffc-95cf-fe24f8e5ccb9', '[]'),
('01a21303-20d5-701a-8f35-b662d047c1e0', 12, '01a21303-202c-7003-a1b6-1471a0c0545d', 'deployed', 'staging', '2026-11-25 14:01:41.845863+00', 'Helm installed revision 2 in namespace shop-staging', '01a21303-2071-710e-9328-3ffef1e30e13', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-2136-7458-80ec-7d11327ff15b', 13, '01a21303-202c-7003-a1b6-1471a0c0545d', 'verified', 'staging', '2026-11-25 14:01:41.942534+00', 'revision 2 was seen healthy on its own pods', '01a21303-20d5-701a-8f35-b662d047c1e0', '[]'),
('01a21303-2192-74ca-9686-b049cc4534e2', 14, '01a21303-202c-7003-a1b6-1471a0c0545d', 'requested', 'production', '2026-11-25 14:01:42.03479+00', 'it was verified in staging', '01a21303-2136-7458-80ec-7d11327ff15b', '[]'),
('01a21303-21c8-7882-aa74-83c7b7d8c9dc', 15, '01a21303-202c-7003-a1b6-1471a0c0545d', 'deployed', 'production', '2026-11-25 14:01:42.088997+00', 'Helm installed revision 2 in namespace shop-production', '01a21303-2192-74ca-9686-b049cc4534e2', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-2244-759d-9f1c-4909df10e0b6', 16, '01a21303-202c-7003-a1b6-1471a0c0545d', 'verified', 'production', '2026-11-25 14:01:42.212442+00', 'revision 2 was seen healthy on its own pods', '01a21303-21c8-7882-aa74-83c7b7d8c9dc', '[]'),
('01a21303-22ef-78c0-bc5b-ed54bd474f65', 17, '01a21303-22ef-732e-b2de-254abce41642', 'accepted', NULL, '2026-11-25 14:01:42.383398+00', 'push 3 (ann)', NULL, '[]'),
('01a21303-22f7-712e-be2c-3a054e525264', 18, '01a21303-22ef-732e-b2de-254abce41642', 'chart', NULL, '2026-11-25 14:01:42.391275+00', 'published hello 1.2.0', '01a21303-22ef-78c0-bc5b-ed54bd474f65', '[]'),
('01a21303-232f-73c2-9477-1c7b65443603', 19, '01a21303-22ef-732e-b2de-254abce41642', 'requested', 'staging', '2026-11-25 14:01:42.447404+00', 'its chart 1.2.0 was published', '01a21303-22f7-712e-be2c-3a054e525264', '[]'),
('01a21303-236a-797e-9268-6a98fd9be62a', 20, '01a21303-22ef-732e-b2de-254abce41642', 'deployed', 'staging', '2026-11-25 14:01:42.506481+00', 'Helm installed revision 3 in namespace shop-staging', '01a21303-232f-73c2-9477-1c7b65443603', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-23ac-7348-bcd3-7744c3f7ccf9', 21, '01a21303-22ef-732e-b2de-254abce41642', 'verified', 'staging', '2026-11-25 14:01:42.572574+00', 'revision 3 was seen healthy on its own pods', '01a21303-236a-797e-9268-6a98fd9be62a', '[]'),
('01a21303-2413-72f1-9f2c-53ff3da96eb8', 22, '01a21303-22ef-732e-b2de-254abce41642', 'requested', 'production', '2026-11-25 14:01:42.67564+00', 'it was verified in staging', '01a21303-23ac-7348-bcd3-7744c3f7ccf9', '[]'),
('01a21303-2468-7eeb-9afe-0a01fcb22ab5', 23, '01a21303-22ef-732e-b2de-254abce41642', 'deployed', 'production', '2026-11-25 14:01:42.760167+00', 'Helm installed revision 3 in namespace shop-production', '01a21303-2413-72f1-9f2c-53ff3da96eb8', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-24d3-7f18-b35e-8ade5e42c1d3', 24, '01a21303-22ef-732e-b2de-254abce41642', 'failed', 'production', '2026-11-25 14:01:42.867572+00', 'CRASH_LOOP: Pod/hello crashes', '01a21303-2468-7eeb-9afe-0a01fcb22ab5', '[]'),
('01a21303-26fe-7989-a23d-ecddde6ce083', 25, '01a21303-22ef-732e-b2de-254abce41642', 'requested', 'production', '2026-11-25 14:01:43.42275+00', 'release 01a21303-2403-7eab-8f5a-4fafaca08b0b failed: CRASH_LOOP: Pod/hello crashes', '01a21303-24d3-7f18-b35e-8ade5e42c1d3', '[]'),
('01a21303-2717-78af-a6b4-608c0e3c9417', 26, '01a21303-22ef-732e-b2de-254abce41642', 'requested', 'staging', '2026-11-25 14:01:43.447152+00', 'its content is undone everywhere: it failed in production (CRASH_LOOP: Pod/hello crashes)', '01a21303-24d3-7f18-b35e-8ade5e42c1d3', '[]'),
('01a21303-27b9-7e6b-a2ce-e4d40d79877d', 27, '01a21303-22ef-732e-b2de-254abce41642', 'deployed', 'production', '2026-11-25 14:01:43.609773+00', 'Helm installed revision 4 in namespace shop-production', '01a21303-26fe-7989-a23d-ecddde6ce083', '[{"step":"helm rollback","by":"HELM","millis":7}]'),
('01a21303-27bf-72e1-9ded-12b430e182b2', 28, '01a21303-22ef-732e-b2de-254abce41642', 'deployed', 'staging', '2026-11-25 14:01:43.615792+00', 'Helm installed revision 4 in namespace shop-staging', '01a21303-2717-78af-a6b4-608c0e3c9417', '[{"step":"helm rollback","by":"HELM","millis":7}]'),
('01a21303-2819-7fbe-834c-bb3e8649ae2a', 29, '01a21303-22ef-732e-b2de-254abce41642', 'verified', 'production', '2026-11-25 14:01:43.70655+00', 'revision 4 was seen healthy on its own pods', '01a21303-27b9-7e6b-a2ce-e4d40d79877d', '[]'),
('01a21303-2865-7d84-aab7-db6678880e2a', 30, '01a21303-22ef-732e-b2de-254abce41642', 'verified', 'staging', '2026-11-25 14:01:43.781145+00', 'revision 4 was seen healthy on its own pods', '01a21303-27bf-72e1-9ded-12b430e182b2', '[]'),
('01a21303-28f3-7783-858c-c84129c9e8e3', 31, '01a21303-22ef-732e-b2de-254abce41642', 'rolled back', 'production', '2026-11-25 14:01:43.923115+00', 'chart 1.1.0 is live again; every object equals what was recorded', '01a21303-2819-7fbe-834c-bb3e8649ae2a', '[]'),
('01a21303-2926-7c4a-9a78-1565a79faa14', 32, '01a21303-22ef-732e-b2de-254abce41642', 'rolled back', 'staging', '2026-11-25 14:01:43.974776+00', 'chart 1.1.0 is live again; every object equals what was recorded', '01a21303-2865-7d84-aab7-db6678880e2a', '[]'),
('01a21303-29b3-7967-8ad0-e8684cf9eb5b', 33, '01a21303-29ab-7206-a6f3-745f354a949f', 'chart', NULL, '2026-11-25 14:01:44.11514+00', 'published hello 1.2.0', '01a21303-29ab-7066-aae2-ffc7753ee02a', '[]'),
('01a21303-29db-79a2-b163-4622ab3693b1', 34, '01a21303-29ab-7206-a6f3-745f354a949f', 'quarantined', 'staging', '2026-11-25 14:01:44.15602+00', 'its content is in quarantine: it failed in production (CRASH_LOOP: Pod/hello crashes)', '01a21303-29b3-7967-8ad0-e8684cf9eb5b', '[]'),
('01a21303-29ab-7066-aae2-ffc7753ee02a', 35, '01a21303-29ab-7206-a6f3-745f354a949f', 'accepted', NULL, '2026-11-25 14:01:44.107812+00', 'push 4 (ann)', NULL, '[]'),
('01a21303-2a6b-7fda-906c-7088aaff1710', 36, '01a21303-2a64-77c3-81ab-f9d734ff7826', 'chart', NULL, '2026-11-25 14:01:44.299499+00', 'published hello 2.0.0', '01a21303-2a64-73c9-adfe-7a466fa4e95b', '[]'),
('01a21303-2a8b-732b-b6b5-9b30bba01fa6', 37, '01a21303-2a64-77c3-81ab-f9d734ff7826', 'requested', 'staging', '2026-11-25 14:01:44.331652+00', 'its chart 2.0.0 was published', '01a21303-2a6b-7fda-906c-7088aaff1710', '[]'),
('01a21303-2ab7-7210-8548-3b77d6f1a576', 38, '01a21303-2a64-77c3-81ab-f9d734ff7826', 'deployed', 'staging', '2026-11-25 14:01:44.375288+00', 'Helm installed revision 1 in namespace stock-staging', '01a21303-2a8b-732b-b6b5-9b30bba01fa6', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-2b04-7422-95e6-789199a84677', 39, '01a21303-2a64-77c3-81ab-f9d734ff7826', 'verified', 'staging', '2026-11-25 14:01:44.452612+00', 'revision 1 was seen healthy on its own pods', '01a21303-2ab7-7210-8548-3b77d6f1a576', '[]'),
('01a21303-2b35-79ad-864c-db6ca6eca53b', 40, '01a21303-2a64-77c3-81ab-f9d734ff7826', 'requested', 'production', '2026-11-25 14:01:44.501796+00', 'it was verified in staging', '01a21303-2b04-7422-95e6-789199a84677', '[]'),
('01a21303-2b72-7b36-9ac2-255b9b94434d', 41, '01a21303-2a64-77c3-81ab-f9d734ff7826', 'deployed', 'production', '2026-11-25 14:01:44.562638+00', 'Helm installed revision 1 in namespace stock-production', '01a21303-2b35-79ad-864c-db6ca6eca53b', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-2bcd-725c-87d2-1dbfbf6ff3af', 42, '01a21303-2a64-77c3-81ab-f9d734ff7826', 'verified', 'production', '2026-11-25 14:01:44.653621+00', 'revision 1 was seen healthy on its own pods', '01a21303-2b72-7b36-9ac2-255b9b94434d', '[]'),
('01a21303-2c59-7810-bbfe-60530e77bda4', 43, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'chart', NULL, '2026-11-25 14:01:44.793613+00', 'published hello 2.1.0', '01a21303-2c56-79b9-b281-f3a5503f38a8', '[]'),
('01a21303-2a64-73c9-adfe-7a466fa4e95b', 44, '01a21303-2a64-77c3-81ab-f9d734ff7826', 'accepted', NULL, '2026-11-25 14:01:44.292996+00', 'push 1 (ann)', NULL, '[]'),
('01a21303-2c76-7841-b05c-0af61d6ab248', 45, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'requested', 'staging', '2026-11-25 14:01:44.822911+00', 'its chart 2.1.0 was published', '01a21303-2c59-7810-bbfe-60530e77bda4', '[]'),
('01a21303-2c56-79b9-b281-f3a5503f38a8', 46, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'accepted', NULL, '2026-11-25 14:01:44.790369+00', 'push 2 (ann)', NULL, '[]'),
('01a21303-2cb1-76f2-aae2-c2dff86cd00f', 47, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'deployed', 'staging', '2026-11-25 14:01:44.881538+00', 'Helm installed revision 2 in namespace stock-staging', '01a21303-2c76-7841-b05c-0af61d6ab248', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-2cfe-7314-b0f4-6212629958e5', 48, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'verified', 'staging', '2026-11-25 14:01:44.958043+00', 'revision 2 was seen healthy on its own pods', '01a21303-2cb1-76f2-aae2-c2dff86cd00f', '[]'),
('01a21303-2d30-7787-ba45-501db2cabd40', 49, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'requested', 'production', '2026-11-25 14:01:45.008544+00', 'it was verified in staging', '01a21303-2cfe-7314-b0f4-6212629958e5', '[]'),
('01a21303-2daa-7b00-9ff4-89317c25c4cc', 50, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'deployed', 'production', '2026-11-25 14:01:45.131056+00', 'Helm installed revision 2 in namespace stock-production', '01a21303-2d30-7787-ba45-501db2cabd40', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-2ee2-73d0-ae19-aef5f5f84930', 54, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'deployed', 'staging', '2026-11-25 14:01:45.442534+00', 'Helm installed revision 3 in namespace stock-staging', '01a21303-2e8a-718a-b80f-b237a395fa63', '[{"step":"helm rollback","by":"HELM","millis":7}]'),
('01a21303-2f49-726a-b65c-7b49c5cc01fb', 56, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'rolled back', 'staging', '2026-11-25 14:01:45.54649+00', 'chart 2.0.0 is live again; every object equals what was recorded', '01a21303-2f21-7a2f-9d75-a59f5fe82bc8', '[]'),
('01a21303-3092-7cfe-912e-c1426b4903b8', 59, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'deployed', 'staging', '2026-11-25 14:01:45.874891+00', 'Helm installed revision 4 in namespace stock-staging', '01a21303-304a-7bd9-a9a3-9567e5a1854b', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-31dd-7637-8cbe-b2f272b5fd84', 63, '01a21303-2a64-77c3-81ab-f9d734ff7826', 'deployed', 'production', '2026-11-25 14:01:46.205845+00', 'Helm installed revision 3 in namespace stock-production', '01a21303-31ab-7828-ad07-dd6a98b681aa', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-3cca-7036-b17f-16048a02f34d', 72, '01a21303-3868-7fac-a28a-2a0d74c42469', 'deployed', 'staging', '2026-11-25 14:01:49.002346+00', 'Helm installed revision 1 in namespace cart-staging', '01a21303-3c9c-7886-867c-9c5e1e744746', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-3d31-7427-b3de-d0c614b2ee43', 74, '01a21303-3868-7fac-a28a-2a0d74c42469', 'waits for approval', 'production', '2026-11-25 14:01:49.105237+00', 'it was verified in staging; in production it waits for approval by ada or somebody of web', '01a21303-3cf8-71fd-b98f-a15d53db5daf', '[]'),
('01a21303-3ea1-7d85-b365-5d8d55e26976', 77, '01a21303-3868-7fac-a28a-2a0d74c42469', 'deployed', 'production', '2026-11-25 14:01:49.473247+00', 'Helm installed revision 1 in namespace cart-production', '01a21303-3e6b-75c2-9f79-6c305cd2850a', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-3fe8-75cd-b823-8f970b7feba1', 82, '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', 'deployed', 'staging', '2026-11-25 14:01:49.800978+00', 'Helm installed revision 2 in namespace cart-staging', '01a21303-3fc4-7548-a6e2-940914bd5174', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-4243-795b-b741-2f701c777beb', 90, '01a21303-41fe-77b1-8d7d-37ee5abd0c18', 'deployed', 'staging', '2026-11-25 14:01:50.403701+00', 'Helm installed revision 3 in namespace cart-staging', '01a21303-421e-7ec1-9ec1-1531b794bda1', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-42b5-7c9f-8e05-5d6838639ab1', 92, '01a21303-41fe-77b1-8d7d-37ee5abd0c18', 'waits for approval', 'production', '2026-11-25 14:01:50.51796+00', 'it was verified in staging; in production it waits for approval by ada or somebody of web', '01a21303-426f-7dde-8c70-b2bf19aea3df', '[]'),
('01a21303-4811-736e-800c-8c5ec04a2880', 96, '01a21303-43cc-7587-b8dc-c3a5fc157909', 'deployed', 'staging', '2026-11-25 14:01:51.889856+00', 'Helm installed revision 1 in namespace forgotten-staging', '01a21303-47dd-748f-a515-0a00c30b4e38', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-4964-7ec6-9aec-92bcda807c7c', 101, '01a21303-4964-757e-bda0-db2669b097d5', 'accepted', NULL, '2026-11-25 14:01:52.22867+00', 'push 1 (ann)', NULL, '[]'),
('01a21303-4b49-73f1-ae82-4e0c662c2bff', 108, '01a21303-4b09-782d-9ece-0fc9e4413378', 'deployed', 'staging', '2026-11-25 14:01:52.713826+00', 'Helm installed revision 1 in namespace mail-staging', '01a21303-4b27-70d7-8b62-630ac616faef', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-4db7-79d3-907b-9743872e7d19', 114, '01a21303-4d70-7ca2-9aff-4e5572a02681', 'deployed', 'staging', '2026-11-25 14:01:53.335812+00', 'Helm installed revision 1 in namespace desk-staging', '01a21303-4d91-7060-b10a-a026800c1dd3', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-4e95-7cc5-8c7d-5d8a0747f8c5', 117, '01a21303-4d70-7ca2-9aff-4e5572a02681', 'deployed', 'production', '2026-11-25 14:01:53.557553+00', 'Helm installed revision 1 in namespace desk-production', '01a21303-4e1b-7e01-83f0-c271b691f392', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-5003-71da-bb98-785fc2488dde', 123, '01a21303-4fa2-7c7d-993e-d1a82b95e8ef', 'deployed', 'staging', '2026-11-25 14:01:53.923928+00', 'Helm installed revision 2 in namespace desk-staging', '01a21303-4fdc-7841-8ae1-bb403b5cbf08', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-2dea-719b-aae1-f487b2755299', 51, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'verified', 'production', '2026-11-25 14:01:45.194564+00', 'revision 2 was seen healthy on its own pods', '01a21303-2daa-7b00-9ff4-89317c25c4cc', '[]'),
('01a21303-2e7d-7484-a7af-2f4b2afe720b', 52, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'action', 'staging', '2026-11-25 14:01:45.341943+00', 'operator rolled back to chart 2.0.0: too slow', '01a21303-2cfe-7314-b0f4-6212629958e5', '[]'),
('01a21303-2e8a-718a-b80f-b237a395fa63', 53, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'requested', 'staging', '2026-11-25 14:01:45.354978+00', 'operator asked for it: too slow', '01a21303-2e7d-7484-a7af-2f4b2afe720b', '[]'),
('01a21303-2f21-7a2f-9d75-a59f5fe82bc8', 55, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'verified', 'staging', '2026-11-25 14:01:45.505804+00', 'revision 3 was seen healthy on its own pods', '01a21303-2ee2-73d0-ae19-aef5f5f84930', '[]'),
('01a21303-303d-7e0f-ae7b-00730b563c09', 57, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'action', 'staging', '2026-11-25 14:01:45.789856+00', 'operator retried the release: it was the network', '01a21303-2f49-726a-b65c-7b49c5cc01fb', '[]'),
('01a21303-304a-7bd9-a9a3-9567e5a1854b', 58, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'requested', 'staging', '2026-11-25 14:01:45.802417+00', 'operator retried it: it was the network (its quarantine was lifted)', '01a21303-303d-7e0f-ae7b-00730b563c09', '[]'),
('01a21303-3e60-7d51-8c4f-f1be565e6bc5', 75, '01a21303-3868-7fac-a28a-2a0d74c42469', 'action', 'production', '2026-11-25 14:01:49.408363+00', 'bob approved the release: looked at the diff', '01a21303-3d31-7427-b3de-d0c614b2ee43', '[]'),
('01a21303-3e6b-75c2-9f79-6c305cd2850a', 76, '01a21303-3868-7fac-a28a-2a0d74c42469', 'requested', 'production', '2026-11-25 14:01:49.420017+00', 'bob approved it: looked at the diff', '01a21303-3e60-7d51-8c4f-f1be565e6bc5', '[]'),
('01a21303-3fa9-7542-bdbd-828c9a222b30', 80, '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', 'chart', NULL, '2026-11-25 14:01:49.737238+00', 'published hello 3.1.0', '01a21303-3fa5-7ccf-95c7-4fc9809a8e81', '[]'),
('01a21303-3fc4-7548-a6e2-940914bd5174', 81, '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', 'requested', 'staging', '2026-11-25 14:01:49.764096+00', 'its chart 3.1.0 was published', '01a21303-3fa9-7542-bdbd-828c9a222b30', '[]'),
('01a21303-4201-7aad-8334-7d22961a01fe', 88, '01a21303-41fe-77b1-8d7d-37ee5abd0c18', 'chart', NULL, '2026-11-25 14:01:50.337591+00', 'published hello 3.2.0', '01a21303-41fe-7301-a71d-133b80458d98', '[]'),
('01a21303-421e-7ec1-9ec1-1531b794bda1', 89, '01a21303-41fe-77b1-8d7d-37ee5abd0c18', 'requested', 'staging', '2026-11-25 14:01:50.366093+00', 'its chart 3.2.0 was published', '01a21303-4201-7aad-8334-7d22961a01fe', '[]'),
('01a21303-43cc-745d-84f3-66601caad610', 95, '01a21303-43cc-7587-b8dc-c3a5fc157909', 'accepted', NULL, '2026-11-25 14:01:50.79624+00', 'push 1 (ann)', NULL, '[]'),
('01a21303-496a-77b0-a088-52d4026e53c9', 99, '01a21303-4964-757e-bda0-db2669b097d5', 'chart', NULL, '2026-11-25 14:01:52.234941+00', 'published hello 5.0.0', '01a21303-4964-7ec6-9aec-92bcda807c7c', '[]'),
('01a21303-498c-70de-97a4-12f943949f8d', 100, '01a21303-4964-757e-bda0-db2669b097d5', 'requested', 'staging', '2026-11-25 14:01:52.268513+00', 'its chart 5.0.0 was published', '01a21303-496a-77b0-a088-52d4026e53c9', '[]'),
('01a21303-4b09-7b80-8c2c-ff878b18716d', 105, '01a21303-4b09-782d-9ece-0fc9e4413378', 'accepted', NULL, '2026-11-25 14:01:52.649457+00', 'push 1 (ann)', NULL, '[]'),
('01a21303-4c44-7088-9c9c-6b0408757fe2', 109, '01a21303-4c44-745a-96a4-e924c2fafc31', 'accepted', NULL, '2026-11-25 14:01:52.964537+00', 'push 2 (ann)', NULL, '[]'),
('01a21303-4d81-7b8f-9343-7d44276c381b', 112, '01a21303-4d70-7ca2-9aff-4e5572a02681', 'chart', NULL, '2026-11-25 14:01:53.281832+00', 'published hello 7.0.0', '01a21303-4d70-726a-8138-935cd217386d', '[]'),
('01a21303-4d91-7060-b10a-a026800c1dd3', 113, '01a21303-4d70-7ca2-9aff-4e5572a02681', 'requested', 'staging', '2026-11-25 14:01:53.297696+00', 'its chart 7.0.0 was published', '01a21303-4d81-7b8f-9343-7d44276c381b', '[]'),
('01a21303-4de0-78e1-9dad-421f48ca4a10', 115, '01a21303-4d70-7ca2-9aff-4e5572a02681', 'verified', 'staging', '2026-11-25 14:01:53.376754+00', 'revision 1 was seen healthy on its own pods', '01a21303-4db7-79d3-907b-9743872e7d19', '[]'),
('01a21303-4fa6-73b4-b3e9-789e8803760e', 120, '01a21303-4fa2-7c7d-993e-d1a82b95e8ef', 'chart', NULL, '2026-11-25 14:01:53.83092+00', 'published hello 7.1.0', '01a21303-4fa2-7aaa-b016-bf000e7590a2', '[]'),
('01a21303-4fdc-7841-8ae1-bb403b5cbf08', 121, '01a21303-4fa2-7c7d-993e-d1a82b95e8ef', 'requested', 'staging', '2026-11-25 14:01:53.884417+00', 'its chart 7.1.0 was published', '01a21303-4fa6-73b4-b3e9-789e8803760e', '[]'),
('01a21303-30ba-7a1a-84a1-c9caeac35c15', 60, '01a21303-2c56-7c8e-8558-cc038cf341e9', 'verified', 'staging', '2026-11-25 14:01:45.914394+00', 'revision 4 was seen healthy on its own pods', '01a21303-3092-7cfe-912e-c1426b4903b8', '[]'),
('01a21303-3cf8-71fd-b98f-a15d53db5daf', 73, '01a21303-3868-7fac-a28a-2a0d74c42469', 'verified', 'staging', '2026-11-25 14:01:49.048663+00', 'revision 1 was seen healthy on its own pods', '01a21303-3cca-7036-b17f-16048a02f34d', '[]'),
('01a21303-3ed1-7953-97a5-2d693a0a6793', 78, '01a21303-3868-7fac-a28a-2a0d74c42469', 'verified', 'production', '2026-11-25 14:01:49.521398+00', 'revision 1 was seen healthy on its own pods', '01a21303-3ea1-7d85-b365-5d8d55e26976', '[]'),
('01a21303-4046-7490-ac34-3e6fa5509d1b', 84, '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', 'waits for approval', 'production', '2026-11-25 14:01:49.894848+00', 'it was verified in staging; in production it waits for approval by ada or somebody of web', '01a21303-4029-76cb-ab8e-2d0375220219', '[]'),
('01a21303-31a6-7e92-8c27-13329ba69a6c', 61, '01a21303-2a64-77c3-81ab-f9d734ff7826', 'action', 'production', '2026-11-25 14:01:46.15035+00', 'operator asked for the release of chart 2.0.0: to compare', '01a21303-2bcd-725c-87d2-1dbfbf6ff3af', '[]'),
('01a21303-31ab-7828-ad07-dd6a98b681aa', 62, '01a21303-2a64-77c3-81ab-f9d734ff7826', 'requested', 'production', '2026-11-25 14:01:46.15506+00', 'operator asked for it: to compare', '01a21303-31a6-7e92-8c27-13329ba69a6c', '[]'),
('01a21303-3213-705a-ab34-46fc8de261d1', 64, '01a21303-2a64-77c3-81ab-f9d734ff7826', 'verified', 'production', '2026-11-25 14:01:46.259745+00', 'revision 3 was seen healthy on its own pods', '01a21303-31dd-7637-8cbe-b2f272b5fd84', '[]'),
('01a21303-32e2-73b5-9eb0-e982903f356c', 65, 'dd66f6a3-dda0-41dc-8e9f-9aecded58f8d', 'build failed', NULL, '2026-11-25 14:01:46.466271+00', 'step 3 failed', NULL, '[]'),
('01a21303-3380-7409-957b-59902fecd162', 66, '1e580f6c-b040-4679-a447-b3b623a88636', 'chart rejected', NULL, '2026-11-25 14:01:46.624659+00', 'chart/values.yaml:3: not YAML', NULL, '[]'),
('01a21303-37a4-739e-b888-6fd8d4eb0645', 67, '80e2cedc-bb0b-4966-a4c2-7780a9d27419', 'chart', NULL, '2026-11-25 14:01:47.684887+00', 'published hello 0.1.0', NULL, '[]'),
('01a21303-37b9-7d82-b391-b62f7000f313', 68, '80e2cedc-bb0b-4966-a4c2-7780a9d27419', 'refused', 'moon', '2026-11-25 14:01:47.705151+00', 'environment moon of application draft is not registered', '01a21303-37a4-739e-b888-6fd8d4eb0645', '[]'),
('01a21303-3868-76a6-a32b-032247021253', 69, '01a21303-3868-7fac-a28a-2a0d74c42469', 'accepted', NULL, '2026-11-25 14:01:47.880971+00', 'push 1 (ann)', NULL, '[]'),
('01a21303-3871-7990-8f97-8ddddfc981d2', 70, '01a21303-3868-7fac-a28a-2a0d74c42469', 'chart', NULL, '2026-11-25 14:01:47.889823+00', 'published hello 3.0.0', '01a21303-3868-76a6-a32b-032247021253', '[]'),
('01a21303-3c9c-7886-867c-9c5e1e744746', 71, '01a21303-3868-7fac-a28a-2a0d74c42469', 'requested', 'staging', '2026-11-25 14:01:48.956489+00', 'its chart 3.0.0 was published', '01a21303-3871-7990-8f97-8ddddfc981d2', '[]'),
('01a21303-3fa5-7ccf-95c7-4fc9809a8e81', 79, '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', 'accepted', NULL, '2026-11-25 14:01:49.73371+00', 'push 2 (ann)', NULL, '[]'),
('01a21303-4029-76cb-ab8e-2d0375220219', 83, '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', 'verified', 'staging', '2026-11-25 14:01:49.865341+00', 'revision 2 was seen healthy on its own pods', '01a21303-3fe8-75cd-b823-8f970b7feba1', '[]'),
('01a21303-415b-7349-97af-6aac1cfa1bbb', 85, '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', 'action', 'production', '2026-11-25 14:01:50.17104+00', 'ada rejected the release: not on a Friday', '01a21303-4046-7490-ac34-3e6fa5509d1b', '[]'),
('01a21303-415d-76c1-b967-25b58ed1290d', 86, '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', 'rejected', 'production', '2026-11-25 14:01:50.173466+00', 'ada rejected it: not on a Friday', '01a21303-415b-7349-97af-6aac1cfa1bbb', '[]'),
('01a21303-41fe-7301-a71d-133b80458d98', 87, '01a21303-41fe-77b1-8d7d-37ee5abd0c18', 'accepted', NULL, '2026-11-25 14:01:50.334786+00', 'push 3 (ann)', NULL, '[]'),
('01a21303-426f-7dde-8c70-b2bf19aea3df', 91, '01a21303-41fe-77b1-8d7d-37ee5abd0c18', 'verified', 'staging', '2026-11-25 14:01:50.447898+00', 'revision 3 was seen healthy on its own pods', '01a21303-4243-795b-b741-2f701c777beb', '[]'),
('01a21303-43d0-7392-8853-25e2a2da0cab', 93, '01a21303-43cc-7587-b8dc-c3a5fc157909', 'chart', NULL, '2026-11-25 14:01:50.800529+00', 'published hello 4.0.0', '01a21303-43cc-745d-84f3-66601caad610', '[]'),
('01a21303-47dd-748f-a515-0a00c30b4e38', 94, '01a21303-43cc-7587-b8dc-c3a5fc157909', 'requested', 'staging', '2026-11-25 14:01:51.837277+00', 'its chart 4.0.0 was published', '01a21303-43d0-7392-8853-25e2a2da0cab', '[]'),
('01a21303-485b-7b5c-ae64-268a5d8bd755', 97, '01a21303-43cc-7587-b8dc-c3a5fc157909', 'verified', 'staging', '2026-11-25 14:01:51.964004+00', 'revision 1 was seen healthy on its own pods', '01a21303-4811-736e-800c-8c5ec04a2880', '[]'),
('01a21303-48a7-7fe3-a00d-0919ea88456d', 98, '01a21303-43cc-7587-b8dc-c3a5fc157909', 'waits for approval', 'production', '2026-11-25 14:01:52.039374+00', 'it was verified in staging; in production it waits for approval by ada', '01a21303-485b-7b5c-ae64-268a5d8bd755', '[]'),
('01a21303-49ad-70a6-a5f6-c951c73d34e1', 102, '01a21303-4964-757e-bda0-db2669b097d5', 'deployed', 'staging', '2026-11-25 14:01:52.301419+00', 'Helm installed revision 1 in namespace books-staging', '01a21303-498c-70de-97a4-12f943949f8d', '[{"step":"helm upgrade","by":"HELM","millis":7}]'),
('01a21303-4c46-77f7-8013-1d815b261f5d', 110, '01a21303-4c44-745a-96a4-e924c2fafc31', 'chart', NULL, '2026-11-25 14:01:52.96647+00', 'published hello 6.1.0', '01a21303-4c44-7088-9c9c-6b0408757fe2', '[]'),
('01a21303-4c64-7b54-8e91-a4c66d6fd5cd', 111, '01a21303-4c44-745a-96a4-e924c2fafc31', 'requested', 'staging', '2026-11-25 14:01:52.99614+00', 'its chart 6.1.0 was published', '01a21303-4c46-77f7-8013-1d815b261f5d', '[]'),
('01a21303-4eb7-7a44-868f-8e5998a3a705', 118, '01a21303-4d70-7ca2-9aff-4e5572a02681', 'verified', 'production', '2026-11-25 14:01:53.592004+00', 'revision 1 was seen healthy on its own pods', '01a21303-4e95-7cc5-8c7d-5d8a0747f8c5', '[]'),
('01a21303-4d70-726a-8138-935cd217386d', 119, '01a21303-4d70-7ca2-9aff-4e5572a02681', 'accepted', NULL, '2026-11-25 14:01:53.264962+00', 'push 1 (ann)', NULL, '[]'),
('01a21303-4fa2-7aaa-b016-bf000e7590a2', 122, '01a21303-4fa2-7c7d-993e-d1a82b95e8ef', 'accepted', NULL, '2026-11-25 14:01:53.826733+00', 'push 2 (ann)', NULL, '[]'),
('01a21303-502d-7c20-9af6-5af719350f3c', 124, '01a21303-4fa2-7c7d-993e-d1a82b95e8ef', 'verified', 'staging', '2026-11-25 14:01:53.965712+00', 'revision 2 was seen healthy on its own pods', '01a21303-5003-71da-bb98-785fc2488dde', '[]'),
('01a21303-510b-7e5b-af03-4b13ab008403', 126, '01a21303-5109-775b-a3fa-2a9ea2f8892a', 'chart', NULL, '2026-11-25 14:01:54.18759+00', 'published hello 8.0.0', '01a21303-5109-7d6b-97e0-c4c3f5e3d0d7', '[]'),
('01a21303-5127-7d58-b203-ebbf9715e0d9', 127, '01a21303-5109-775b-a3fa-2a9ea2f8892a', 'requested', 'staging', '2026-11-25 14:01:54.215905+00', 'its chart 8.0.0 was published', '01a21303-510b-7e5b-af03-4b13ab008403', '[]'),
('01a21303-49d1-7c6f-b049-18ae2dfa525a', 103, '01a21303-4964-757e-bda0-db2669b097d5', 'verified', 'staging', '2026-11-25 14:01:52.337069+00', 'revision 1 was seen healthy on its own pods', '01a21303-49ad-70a6-a5f6-c951c73d34e1', '[]'),
('01a21303-4b0d-72b8-ac67-dc0b817bdb37', 106, '01a21303-4b09-782d-9ece-0fc9e4413378', 'chart', NULL, '2026-11-25 14:01:52.65343+00', 'published hello 6.0.0', '01a21303-4b09-7b80-8c2c-ff878b18716d', '[]'),
('01a21303-4b27-70d7-8b62-630ac616faef', 107, '01a21303-4b09-782d-9ece-0fc9e4413378', 'requested', 'staging', '2026-11-25 14:01:52.679624+00', 'its chart 6.0.0 was published', '01a21303-4b0d-72b8-ac67-dc0b817bdb37', '[]'),
('01a21303-4e1b-7e01-83f0-c271b691f392', 116, '01a21303-4d70-7ca2-9aff-4e5572a02681', 'requested', 'production', '2026-11-25 14:01:53.435991+00', 'it was verified in staging', '01a21303-4de0-78e1-9dad-421f48ca4a10', '[]'),
('01a21303-49fa-7292-91f6-95deabc4632d', 104, '01a21303-4964-757e-bda0-db2669b097d5', 'requested', 'production', '2026-11-25 14:01:52.378711+00', 'it was verified in staging', '01a21303-49d1-7c6f-b049-18ae2dfa525a', '[]'),
('01a21303-5109-7d6b-97e0-c4c3f5e3d0d7', 125, '01a21303-5109-775b-a3fa-2a9ea2f8892a', 'accepted', NULL, '2026-11-25 14:01:54.185151+00', 'push 1 (ann)', NULL, '[]');

INSERT INTO public.changes VALUES ('01a21303-14d7-7de5-b6bd-188801312e9f', 'shop', '{"repository":"https://git.example/shop","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'ann', 'push 1', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:39.887133+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-1.0.0"}', 'main-1', 'sha256:image-1.0.0', '{"name":"hello","version":"1.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-1.0.0"}', '1.0.0', NULL, NULL),
('01a21303-202c-7003-a1b6-1471a0c0545d', 'shop', '{"repository":"https://git.example/shop","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'ann', 'push 2', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:41.692171+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-1.1.0"}', 'main-1', 'sha256:image-1.1.0', '{"name":"hello","version":"1.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-1.1.0"}', '1.1.0', NULL, NULL),
('01a21303-22ef-732e-b2de-254abce41642', 'shop', '{"repository":"https://git.example/shop","branch":"main","commit":"c0ffee3","sequence":3}', 'c0ffee3', 'ann', 'push 3', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:42.396645+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-1.2.0"}', 'main-1', 'sha256:image-1.2.0', '{"name":"hello","version":"1.2.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-1.2.0"}', '1.2.0', NULL, NULL),
('01a21303-29ab-7206-a6f3-745f354a949f', 'shop', '{"repository":"https://git.example/shop","branch":"main","commit":"c0ffee4","sequence":4}', 'c0ffee4', 'ann', 'push 4', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:44.123024+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-1.2.0"}', 'main-1', 'sha256:image-1.2.0', '{"name":"hello","version":"1.2.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-1.2.0"}', '1.2.0', NULL, NULL),
('01a21303-2a64-77c3-81ab-f9d734ff7826', 'stock', '{"repository":"https://git.example/stock","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'ann', 'push 1', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:44.311033+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-2.0.0"}', 'main-1', 'sha256:image-2.0.0', '{"name":"hello","version":"2.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-2.0.0"}', '2.0.0', NULL, NULL),
('01a21303-2c56-7c8e-8558-cc038cf341e9', 'stock', '{"repository":"https://git.example/stock","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'ann', 'push 2', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:44.80895+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-2.1.0"}', 'main-1', 'sha256:image-2.1.0', '{"name":"hello","version":"2.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-2.1.0"}', '2.1.0', NULL, NULL),
('dd66f6a3-dda0-41dc-8e9f-9aecded58f8d', NULL, '{"repository":"https://git.example/draft","branch":"main","commit":"c0ffee","sequence":1}', 'c0ffee', NULL, NULL, NULL, 'BUILD_FAILED', 'step 3 failed', '2026-11-25 14:01:46.483927+00', NULL, NULL, NULL, NULL, NULL, 'http://builds.example/builds/1/log', NULL),
('1e580f6c-b040-4679-a447-b3b623a88636', 'draft', '{"repository":"https://git.example/draft","branch":"main","commit":"c0ffee","sequence":1}', 'c0ffee', NULL, NULL, NULL, 'CHART_REJECTED', 'chart/values.yaml:3: not YAML', '2026-11-25 14:01:47.640037+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
('80e2cedc-bb0b-4966-a4c2-7780a9d27419', 'draft', '{"repository":"https://git.example/draft","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', NULL, NULL, '["moon"]', NULL, NULL, '2026-11-25 14:01:47.698687+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-0.1.0"}', 'main-1', 'sha256:image-0.1.0', '{"name":"hello","version":"0.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-0.1.0"}', '0.1.0', NULL, NULL),
('01a21303-3868-7fac-a28a-2a0d74c42469', 'cart', '{"repository":"https://git.example/cart","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'ann', 'push 1', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:48.900977+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-3.0.0"}', 'main-1', 'sha256:image-3.0.0', '{"name":"hello","version":"3.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-3.0.0"}', '3.0.0', NULL, '[{"environment":"production","by":["ada","group:web"],"count":1,"expiresSeconds":315360000}]'),
('01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', 'cart', '{"repository":"https://git.example/cart","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'ann', 'push 2', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:49.742354+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-3.1.0"}', 'main-1', 'sha256:image-3.1.0', '{"name":"hello","version":"3.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-3.1.0"}', '3.1.0', NULL, '[{"environment":"production","by":["ada","group:web"],"count":1,"expiresSeconds":315360000}]'),
('01a21303-41fe-77b1-8d7d-37ee5abd0c18', 'cart', '{"repository":"https://git.example/cart","branch":"main","commit":"c0ffee3","sequence":3}', 'c0ffee3', 'ann', 'push 3', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:50.34738+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-3.2.0"}', 'main-1', 'sha256:image-3.2.0', '{"name":"hello","version":"3.2.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-3.2.0"}', '3.2.0', NULL, '[{"environment":"production","by":["ada","group:web"],"count":1,"expiresSeconds":315360000}]'),
('01a21303-43cc-7587-b8dc-c3a5fc157909', 'forgotten', '{"repository":"https://git.example/forgotten","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'ann', 'push 1', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:51.826934+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-4.0.0"}', 'main-1', 'sha256:image-4.0.0', '{"name":"hello","version":"4.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-4.0.0"}', '4.0.0', NULL, '[{"environment":"production","by":["ada"],"count":1,"expiresSeconds":120}]'),
('01a21303-4964-757e-bda0-db2669b097d5', 'books', '{"repository":"https://git.example/books","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'ann', 'push 1', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:52.248486+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-5.0.0"}', 'main-1', 'sha256:image-5.0.0', '{"name":"hello","version":"5.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-5.0.0"}', '5.0.0', NULL, NULL),
('01a21303-4b09-782d-9ece-0fc9e4413378', 'mail', '{"repository":"https://git.example/mail","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'ann', 'push 1', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:52.660826+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-6.0.0"}', 'main-1', 'sha256:image-6.0.0', '{"name":"hello","version":"6.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-6.0.0"}', '6.0.0', NULL, NULL),
('01a21303-4c44-745a-96a4-e924c2fafc31', 'mail', '{"repository":"https://git.example/mail","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'ann', 'push 2', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:52.974081+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-6.1.0"}', 'main-1', 'sha256:image-6.1.0', '{"name":"hello","version":"6.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-6.1.0"}', '6.1.0', NULL, NULL),
('01a21303-4fa2-7c7d-993e-d1a82b95e8ef', 'desk', '{"repository":"https://git.example/desk","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'ann', 'push 2', '["staging"]', NULL, NULL, '2026-11-25 14:01:53.85527+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-7.1.0"}', 'main-1', 'sha256:image-7.1.0', '{"name":"hello","version":"7.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-7.1.0"}', '7.1.0', NULL, NULL),
('01a21303-4d70-7ca2-9aff-4e5572a02681', 'desk', '{"repository":"https://git.example/desk","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'ann', 'push 1', '["staging","production"]', NULL, NULL, '2026-11-25 14:01:53.288783+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-7.0.0"}', 'main-1', 'sha256:image-7.0.0', '{"name":"hello","version":"7.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-7.0.0"}', '7.0.0', NULL, NULL),
('01a21303-5109-775b-a3fa-2a9ea2f8892a', 'lamp', '{"repository":"https://git.example/lamp","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'ann', 'push 1', '["staging"]', NULL, NULL, '2026-11-25 14:01:54.194692+00', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-8.0.0"}', 'main-1', 'sha256:image-8.0.0', '{"name":"hello","version":"8.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-8.0.0"}', '8.0.0', NULL, NULL);

INSERT INTO public.flyway_schema_history VALUES (1, '20261122.2300', 'event log', 'SQL', 'db/eventlog/V20261122_2300__event_log.sql', 1830648077, 'postgres', '2026-11-25 14:01:34.214398', 25, true),
(2, '20261122.2310', 'releases', 'SQL', 'db/release/V20261122_2310__releases.sql', -296417756, 'postgres', '2026-11-25 14:01:34.255279', 43, true),
(3, '20261123.2045', 'measurements', 'SQL', 'db/release/V20261123_2045__measurements.sql', -1062399519, 'postgres', '2026-11-25 14:01:34.314332', 1, true),
(4, '20261123.2055', 'audit', 'SQL', 'db/release/V20261123_2055__audit.sql', 1726608497, 'postgres', '2026-11-25 14:01:34.321323', 37, true),
(5, '20261123.2058', 'release diffs', 'SQL', 'db/release/V20261123_2058__release_diffs.sql', 1091073015, 'postgres', '2026-11-25 14:01:34.370019', 6, true),
(6, '20261123.2100', 'change parts', 'SQL', 'db/release/V20261123_2100__change_parts.sql', -1143954939, 'postgres', '2026-11-25 14:01:34.381402', 9, true),
(7, '20261123.2105', 'approval and pause', 'SQL', 'db/release/V20261123_2105__approval_and_pause.sql', 1834010751, 'postgres', '2026-11-25 14:01:34.395023', 8, true),
(8, '20261123.2120', 'dashboard', 'SQL', 'db/release/V20261123_2120__dashboard.sql', -332236103, 'postgres', '2026-11-25 14:01:34.407362', 4, true);

INSERT INTO public.inbox VALUES ('release-service', '01a21303-13b6-7fef-a40e-ea13b47b2243', '2026-11-25 14:01:38.914201+00'),
('release-service', '01a21303-14d7-7265-a72b-6152519474e8', '2026-11-25 14:01:39.878496+00'),
('release-service', '01a21303-14a7-74e3-acf6-deb8817f1d09', '2026-11-25 14:01:39.882049+00'),
('release-service', '01a21303-1532-7b95-8476-99573adce18a', '2026-11-25 14:01:39.917119+00'),
('release-service', '01a21303-1b3b-7cac-8db9-44260af1cff1', '2026-11-25 14:01:40.510452+00'),
('release-service', '01a21303-1c4c-7fde-9a85-2f763d92011b', '2026-11-25 14:01:40.788385+00'),
('release-service', '01a21303-1dca-7ff4-b9ea-f487c75b31b7', '2026-11-25 14:01:41.095837+00'),
('release-service', '01a21303-1e43-7ae0-9712-933f4f1360f6', '2026-11-25 14:01:41.253759+00'),
('release-service', '01a21303-1ebb-709f-a958-51f5571d71e1', '2026-11-25 14:01:41.352812+00'),
('release-service', '01a21303-1f18-7990-b3eb-a201a2bb9ddc', '2026-11-25 14:01:41.421477+00'),
('release-service', '01a21303-202c-72ec-aaaf-451aa2a3f88d', '2026-11-25 14:01:41.691076+00'),
('release-service', '01a21303-202f-7ffc-95cf-fe24f8e5ccb9', '2026-11-25 14:01:41.706181+00'),
('release-service', '01a21303-2071-710e-9328-3ffef1e30e13', '2026-11-25 14:01:41.774507+00'),
('release-service', '01a21303-20d5-701a-8f35-b662d047c1e0', '2026-11-25 14:01:41.90337+00'),
('release-service', '01a21303-2136-7458-80ec-7d11327ff15b', '2026-11-25 14:01:41.970047+00'),
('release-service', '01a21303-2192-74ca-9686-b049cc4534e2', '2026-11-25 14:01:42.087974+00'),
('release-service', '01a21303-21c8-7882-aa74-83c7b7d8c9dc', '2026-11-25 14:01:42.159371+00'),
('release-service', '01a21303-2244-759d-9f1c-4909df10e0b6', '2026-11-25 14:01:42.223496+00'),
('release-service', '01a21303-22ef-78c0-bc5b-ed54bd474f65', '2026-11-25 14:01:42.395884+00'),
('release-service', '01a21303-22f7-712e-be2c-3a054e525264', '2026-11-25 14:01:42.406569+00'),
('release-service', '01a21303-232f-73c2-9477-1c7b65443603', '2026-11-25 14:01:42.475316+00'),
('release-service', '01a21303-236a-797e-9268-6a98fd9be62a', '2026-11-25 14:01:42.542157+00'),
('release-service', '01a21303-23ac-7348-bcd3-7744c3f7ccf9', '2026-11-25 14:01:42.596979+00'),
('release-service', '01a21303-2413-72f1-9f2c-53ff3da96eb8', '2026-11-25 14:01:42.719887+00'),
('release-service', '01a21303-2468-7eeb-9afe-0a01fcb22ab5', '2026-11-25 14:01:42.81616+00'),
('release-service', '01a21303-24d3-7f18-b35e-8ade5e42c1d3', '2026-11-25 14:01:43.307305+00'),
('release-service', '01a21303-26fe-7989-a23d-ecddde6ce083', '2026-11-25 14:01:43.488354+00'),
('release-service', '01a21303-2717-78af-a6b4-608c0e3c9417', '2026-11-25 14:01:43.50325+00'),
('release-service', '01a21303-27b9-7e6b-a2ce-e4d40d79877d', '2026-11-25 14:01:43.647425+00'),
('release-service', '01a21303-27bf-72e1-9ded-12b430e182b2', '2026-11-25 14:01:43.677748+00'),
('release-service', '01a21303-2819-7fbe-834c-bb3e8649ae2a', '2026-11-25 14:01:43.730428+00'),
('release-service', '01a21303-2865-7d84-aab7-db6678880e2a', '2026-11-25 14:01:43.802247+00'),
('release-service', '01a21303-28f3-7783-858c-c84129c9e8e3', '2026-11-25 14:01:43.987291+00'),
('release-service', '01a21303-2926-7c4a-9a78-1565a79faa14', '2026-11-25 14:01:44.025737+00'),
('release-service', '01a21303-29b3-7967-8ad0-e8684cf9eb5b', '2026-11-25 14:01:44.121656+00'),
('release-service', '01a21303-29ab-7066-aae2-ffc7753ee02a', '2026-11-25 14:01:44.123518+00'),
('release-service', '01a21303-29db-79a2-b163-4622ab3693b1', '2026-11-25 14:01:44.177398+00'),
('release-service', '01a21303-2a5c-79e0-9996-ecbcf1af657c', '2026-11-25 14:01:44.304722+00'),
('release-service', '01a21303-2a6b-7fda-906c-7088aaff1710', '2026-11-25 14:01:44.30994+00'),
('release-service', '01a21303-2a8b-732b-b6b5-9b30bba01fa6', '2026-11-25 14:01:44.350949+00'),
('release-service', '01a21303-2ab7-7210-8548-3b77d6f1a576', '2026-11-25 14:01:44.40311+00'),
('release-service', '01a21303-2b04-7422-95e6-789199a84677', '2026-11-25 14:01:44.467831+00'),
('release-service', '01a21303-2b35-79ad-864c-db6ca6eca53b', '2026-11-25 14:01:44.530668+00'),
('release-service', '01a21303-2b72-7b36-9ac2-255b9b94434d', '2026-11-25 14:01:44.620106+00'),
('release-service', '01a21303-2bcd-725c-87d2-1dbfbf6ff3af', '2026-11-25 14:01:44.66788+00'),
('release-service', '01a21303-2c59-7810-bbfe-60530e77bda4', '2026-11-25 14:01:44.806386+00'),
('release-service', '01a21303-2a64-73c9-adfe-7a466fa4e95b', '2026-11-25 14:01:44.8098+00'),
('release-service', '01a21303-2c56-79b9-b281-f3a5503f38a8', '2026-11-25 14:01:44.815246+00'),
('release-service', '01a21303-2c76-7841-b05c-0af61d6ab248', '2026-11-25 14:01:44.846626+00'),
('release-service', '01a21303-2cb1-76f2-aae2-c2dff86cd00f', '2026-11-25 14:01:44.906122+00'),
('release-service', '01a21303-2cfe-7314-b0f4-6212629958e5', '2026-11-25 14:01:44.973949+00'),
('release-service', '01a21303-2d30-7787-ba45-501db2cabd40', '2026-11-25 14:01:45.041617+00'),
('release-service', '01a21303-2daa-7b00-9ff4-89317c25c4cc', '2026-11-25 14:01:45.172223+00'),
('release-service', '01a21303-2dea-719b-aae1-f487b2755299', '2026-11-25 14:01:45.208041+00'),
('release-service', '01a21303-2e7d-7484-a7af-2f4b2afe720b', '2026-11-25 14:01:45.39646+00'),
('release-service', '01a21303-2e8a-718a-b80f-b237a395fa63', '2026-11-25 14:01:45.411658+00'),
('release-service', '01a21303-2ee2-73d0-ae19-aef5f5f84930', '2026-11-25 14:01:45.474165+00'),
('release-service', '01a21303-2f21-7a2f-9d75-a59f5fe82bc8', '2026-11-25 14:01:45.523598+00'),
('release-service', '01a21303-2f49-726a-b65c-7b49c5cc01fb', '2026-11-25 14:01:45.569155+00'),
('release-service', '01a21303-303d-7e0f-ae7b-00730b563c09', '2026-11-25 14:01:45.832887+00'),
('release-service', '01a21303-304a-7bd9-a9a3-9567e5a1854b', '2026-11-25 14:01:45.836444+00'),
('release-service', '01a21303-3092-7cfe-912e-c1426b4903b8', '2026-11-25 14:01:45.898215+00'),
('release-service', '01a21303-30ba-7a1a-84a1-c9caeac35c15', '2026-11-25 14:01:45.920514+00'),
('release-service', '01a21303-31a6-7e92-8c27-13329ba69a6c', '2026-11-25 14:01:46.179165+00'),
('release-service', '01a21303-31ab-7828-ad07-dd6a98b681aa', '2026-11-25 14:01:46.187547+00'),
('release-service', '01a21303-31dd-7637-8cbe-b2f272b5fd84', '2026-11-25 14:01:46.230485+00'),
('release-service', '01a21303-3213-705a-ab34-46fc8de261d1', '2026-11-25 14:01:46.269109+00'),
('release-service', '01a21303-32e2-73b5-9eb0-e982903f356c', '2026-11-25 14:01:46.483366+00'),
('release-service', '01a21303-32dc-772d-868e-bcb83edd2ccc', '2026-11-25 14:01:46.490691+00'),
('release-service', '01a21303-3380-7409-957b-59902fecd162', '2026-11-25 14:01:47.639419+00'),
('release-service', '01a21303-37a4-739e-b888-6fd8d4eb0645', '2026-11-25 14:01:47.692814+00'),
('release-service', '01a21303-37b9-7d82-b391-b62f7000f313', '2026-11-25 14:01:47.898905+00'),
('release-service', '01a21303-385e-7c09-8f93-98f18784d15c', '2026-11-25 14:01:47.915643+00'),
('release-service', '01a21303-3868-76a6-a32b-032247021253', '2026-11-25 14:01:48.899529+00'),
('release-service', '01a21303-3871-7990-8f97-8ddddfc981d2', '2026-11-25 14:01:48.916682+00'),
('release-service', '01a21303-3c9c-7886-867c-9c5e1e744746', '2026-11-25 14:01:48.990531+00'),
('release-service', '01a21303-3cca-7036-b17f-16048a02f34d', '2026-11-25 14:01:49.025035+00'),
('release-service', '01a21303-3cf8-71fd-b98f-a15d53db5daf', '2026-11-25 14:01:49.062414+00'),
('release-service', '01a21303-3d31-7427-b3de-d0c614b2ee43', '2026-11-25 14:01:49.148217+00'),
('release-service', '01a21303-3e60-7d51-8c4f-f1be565e6bc5', '2026-11-25 14:01:49.447948+00'),
('release-service', '01a21303-3e6b-75c2-9f79-6c305cd2850a', '2026-11-25 14:01:49.46097+00'),
('release-service', '01a21303-3ea1-7d85-b365-5d8d55e26976', '2026-11-25 14:01:49.499104+00'),
('release-service', '01a21303-3ed1-7953-97a5-2d693a0a6793', '2026-11-25 14:01:49.538167+00'),
('release-service', '01a21303-3fa5-7ccf-95c7-4fc9809a8e81', '2026-11-25 14:01:49.74047+00'),
('release-service', '01a21303-3fa9-7542-bdbd-828c9a222b30', '2026-11-25 14:01:49.747703+00'),
('release-service', '01a21303-3fc4-7548-a6e2-940914bd5174', '2026-11-25 14:01:49.783322+00'),
('release-service', '01a21303-3fe8-75cd-b823-8f970b7feba1', '2026-11-25 14:01:49.83801+00'),
('release-service', '01a21303-4029-76cb-ab8e-2d0375220219', '2026-11-25 14:01:49.87855+00'),
('release-service', '01a21303-4046-7490-ac34-3e6fa5509d1b', '2026-11-25 14:01:49.909187+00'),
('release-service', '01a21303-415b-7349-97af-6aac1cfa1bbb', '2026-11-25 14:01:50.200049+00'),
('release-service', '01a21303-415d-76c1-b967-25b58ed1290d', '2026-11-25 14:01:50.204559+00'),
('release-service', '01a21303-41fe-7301-a71d-133b80458d98', '2026-11-25 14:01:50.345614+00'),
('release-service', '01a21303-4201-7aad-8334-7d22961a01fe', '2026-11-25 14:01:50.348921+00'),
('release-service', '01a21303-421e-7ec1-9ec1-1531b794bda1', '2026-11-25 14:01:50.391154+00'),
('release-service', '01a21303-4243-795b-b741-2f701c777beb', '2026-11-25 14:01:50.427511+00'),
('release-service', '01a21303-426f-7dde-8c70-b2bf19aea3df', '2026-11-25 14:01:50.458922+00'),
('release-service', '01a21303-42b5-7c9f-8e05-5d6838639ab1', '2026-11-25 14:01:50.537146+00'),
('release-service', '01a21303-43d0-7392-8853-25e2a2da0cab', '2026-11-25 14:01:51.822672+00'),
('release-service', '01a21303-43c8-7624-b949-a576f466e26d', '2026-11-25 14:01:51.842463+00'),
('release-service', '01a21303-43cc-745d-84f3-66601caad610', '2026-11-25 14:01:51.842988+00'),
('release-service', '01a21303-47dd-748f-a515-0a00c30b4e38', '2026-11-25 14:01:51.876289+00'),
('release-service', '01a21303-4811-736e-800c-8c5ec04a2880', '2026-11-25 14:01:51.938141+00'),
('release-service', '01a21303-485b-7b5c-ae64-268a5d8bd755', '2026-11-25 14:01:51.984091+00'),
('release-service', '01a21303-48a7-7fe3-a00d-0919ea88456d', '2026-11-25 14:01:52.07089+00'),
('release-service', '01a21303-4948-7ab7-9ceb-da20ecfae9eb', '2026-11-25 14:01:52.246007+00'),
('release-service', '01a21303-496a-77b0-a088-52d4026e53c9', '2026-11-25 14:01:52.246609+00'),
('release-service', '01a21303-495d-7c9f-83f6-3ba90094af62', '2026-11-25 14:01:52.255077+00'),
('release-service', '01a21303-4964-7ec6-9aec-92bcda807c7c', '2026-11-25 14:01:52.26211+00'),
('release-service', '01a21303-498c-70de-97a4-12f943949f8d', '2026-11-25 14:01:52.288675+00'),
('release-service', '01a21303-49ad-70a6-a5f6-c951c73d34e1', '2026-11-25 14:01:52.314966+00'),
('release-service', '01a21303-49d1-7c6f-b049-18ae2dfa525a', '2026-11-25 14:01:52.348082+00'),
('release-service', '01a21303-49fa-7292-91f6-95deabc4632d', '2026-11-25 14:01:52.409451+00'),
('release-service', '01a21303-4b09-7b80-8c2c-ff878b18716d', '2026-11-25 14:01:52.658981+00'),
('release-service', '01a21303-4b0d-72b8-ac67-dc0b817bdb37', '2026-11-25 14:01:52.664955+00'),
('release-service', '01a21303-4b05-7716-98eb-2b2f2cd40613', '2026-11-25 14:01:52.698029+00'),
('release-service', '01a21303-4b27-70d7-8b62-630ac616faef', '2026-11-25 14:01:52.700931+00'),
('release-service', '01a21303-4b49-73f1-ae82-4e0c662c2bff', '2026-11-25 14:01:52.743809+00'),
('release-service', '01a21303-4c44-7088-9c9c-6b0408757fe2', '2026-11-25 14:01:52.973511+00'),
('release-service', '01a21303-4c46-77f7-8013-1d815b261f5d', '2026-11-25 14:01:52.978137+00'),
('release-service', '01a21303-4c64-7b54-8e91-a4c66d6fd5cd', '2026-11-25 14:01:53.011164+00'),
('release-service', '01a21303-4d81-7b8f-9343-7d44276c381b', '2026-11-25 14:01:53.28721+00'),
('release-service', '01a21303-4de0-78e1-9dad-421f48ca4a10', '2026-11-25 14:01:53.394072+00'),
('release-service', '01a21303-4e1b-7e01-83f0-c271b691f392', '2026-11-25 14:01:53.453036+00'),
('release-service', '01a21303-4fa6-73b4-b3e9-789e8803760e', '2026-11-25 14:01:53.854297+00'),
('release-service', '01a21303-4d66-7994-818a-763cf29c8486', '2026-11-25 14:01:53.293221+00'),
('release-service', '01a21303-4d91-7060-b10a-a026800c1dd3', '2026-11-25 14:01:53.322835+00'),
('release-service', '01a21303-4db7-79d3-907b-9743872e7d19', '2026-11-25 14:01:53.36326+00'),
('release-service', '01a21303-4e95-7cc5-8c7d-5d8a0747f8c5', '2026-11-25 14:01:53.646151+00'),
('release-service', '01a21303-4eb7-7a44-868f-8e5998a3a705', '2026-11-25 14:01:53.651234+00'),
('release-service', '01a21303-4d70-726a-8138-935cd217386d', '2026-11-25 14:01:53.848177+00'),
('release-service', '01a21303-4fa2-7aaa-b016-bf000e7590a2', '2026-11-25 14:01:53.880527+00'),
('release-service', '01a21303-4fdc-7841-8ae1-bb403b5cbf08', '2026-11-25 14:01:53.894655+00'),
('release-service', '01a21303-5003-71da-bb98-785fc2488dde', '2026-11-25 14:01:53.939812+00'),
('release-service', '01a21303-502d-7c20-9af6-5af719350f3c', '2026-11-25 14:01:53.974114+00'),
('release-service', '01a21303-5109-7d6b-97e0-c4c3f5e3d0d7', '2026-11-25 14:01:54.193559+00'),
('release-service', '01a21303-510b-7e5b-af03-4b13ab008403', '2026-11-25 14:01:54.202902+00'),
('release-service', '01a21303-5127-7d58-b203-ebbf9715e0d9', '2026-11-25 14:01:54.225567+00'),
('release-service', '01a21303-5104-7b0d-bf50-c25527e7bc5b', '2026-11-25 14:01:54.198839+00');

INSERT INTO public.paused VALUES ('books', 'production', 'ada', 'the campaign runs until Monday', '2026-11-25 14:01:52.218507+00');

INSERT INTO public.quarantine VALUES ('shop', 'sha256:content-1.2.0', '01a21303-2403-7eab-8f5a-4fafaca08b0b', 'it failed in production (CRASH_LOOP: Pod/hello crashes)', '2026-11-25 14:01:43.333512+00', NULL, NULL),
('stock', 'sha256:content-2.1.0', '01a21303-2c6f-7fb2-bf38-66e2b780a693', 'operator rolled it back in staging: too slow', '2026-11-25 14:01:45.335184+00', '2026-11-25 14:01:45.783284+00', 'operator retried it: it was the network');

INSERT INTO public.release_diffs VALUES ('01a21303-1975-7432-9338-41b16ef2e926', '{"from":{},"to":{"releaseId":"01a21303-1975-7432-9338-41b16ef2e926","revision":1,"chartVersion":"1.0.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-staging","name":"shop"},"change":"ADDED","hook":false,"masked":false,"lines":"@@ -0,0 +1,3 @@\n+data:\n+  value: 1.0.0\n+kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:40.790593+00'),
('01a21303-1e24-7ade-bb4a-a1796fa76eec', '{"from":{},"to":{"releaseId":"01a21303-1e24-7ade-bb4a-a1796fa76eec","revision":1,"chartVersion":"1.0.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-production","name":"shop"},"change":"ADDED","hook":false,"masked":false,"lines":"@@ -0,0 +1,3 @@\n+data:\n+  value: 1.0.0\n+kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:41.322591+00'),
('01a21303-2062-72ed-a2e9-91e44390573f', '{"from":{"releaseId":"01a21303-1975-7432-9338-41b16ef2e926","revision":1,"chartVersion":"1.0.0"},"to":{"releaseId":"01a21303-2062-72ed-a2e9-91e44390573f","revision":2,"chartVersion":"1.1.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-staging","name":"shop"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 1.0.0\n+  value: 1.1.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:41.88376+00'),
('01a21303-2187-7adc-a48b-80fcdbbd436f', '{"from":{"releaseId":"01a21303-1e24-7ade-bb4a-a1796fa76eec","revision":1,"chartVersion":"1.0.0"},"to":{"releaseId":"01a21303-2187-7adc-a48b-80fcdbbd436f","revision":2,"chartVersion":"1.1.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-production","name":"shop"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 1.0.0\n+  value: 1.1.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:42.12454+00'),
('01a21303-231c-7713-9a47-c4fa3923238b', '{"from":{"releaseId":"01a21303-2062-72ed-a2e9-91e44390573f","revision":2,"chartVersion":"1.1.0"},"to":{"releaseId":"01a21303-231c-7713-9a47-c4fa3923238b","revision":3,"chartVersion":"1.2.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-staging","name":"shop"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 1.1.0\n+  value: 1.2.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:42.532036+00'),
('01a21303-2403-7eab-8f5a-4fafaca08b0b', '{"from":{"releaseId":"01a21303-2187-7adc-a48b-80fcdbbd436f","revision":2,"chartVersion":"1.1.0"},"to":{"releaseId":"01a21303-2403-7eab-8f5a-4fafaca08b0b","revision":3,"chartVersion":"1.2.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-production","name":"shop"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 1.1.0\n+  value: 1.2.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:42.774727+00'),
('01a21303-26fc-76e1-85ff-643823005774', '{"from":{"releaseId":"01a21303-2403-7eab-8f5a-4fafaca08b0b","revision":3,"chartVersion":"1.2.0"},"to":{"releaseId":"01a21303-26fc-76e1-85ff-643823005774","revision":4,"chartVersion":"1.1.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-production","name":"shop"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 1.2.0\n+  value: 1.1.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:43.649144+00'),
('01a21303-2714-7e68-9e58-fb33f6fc2135', '{"from":{"releaseId":"01a21303-231c-7713-9a47-c4fa3923238b","revision":3,"chartVersion":"1.2.0"},"to":{"releaseId":"01a21303-2714-7e68-9e58-fb33f6fc2135","revision":4,"chartVersion":"1.1.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-staging","name":"shop"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 1.2.0\n+  value: 1.1.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:43.670965+00'),
('01a21303-2a7f-7994-a296-6a8c5072bf2a', '{"from":{},"to":{"releaseId":"01a21303-2a7f-7994-a296-6a8c5072bf2a","revision":1,"chartVersion":"2.0.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-staging","name":"stock"},"change":"ADDED","hook":false,"masked":false,"lines":"@@ -0,0 +1,3 @@\n+data:\n+  value: 2.0.0\n+kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:44.381996+00'),
('01a21303-2b2d-74d2-ab07-d7079c14d5c1', '{"from":{},"to":{"releaseId":"01a21303-2b2d-74d2-ab07-d7079c14d5c1","revision":1,"chartVersion":"2.0.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-production","name":"stock"},"change":"ADDED","hook":false,"masked":false,"lines":"@@ -0,0 +1,3 @@\n+data:\n+  value: 2.0.0\n+kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:44.590024+00'),
('01a21303-2c6f-7fb2-bf38-66e2b780a693', '{"from":{"releaseId":"01a21303-2a7f-7994-a296-6a8c5072bf2a","revision":1,"chartVersion":"2.0.0"},"to":{"releaseId":"01a21303-2c6f-7fb2-bf38-66e2b780a693","revision":2,"chartVersion":"2.1.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-staging","name":"stock"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 2.0.0\n+  value: 2.1.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:44.915907+00'),
('01a21303-2d29-7c51-9c49-a0255a6c5cab', '{"from":{"releaseId":"01a21303-2b2d-74d2-ab07-d7079c14d5c1","revision":1,"chartVersion":"2.0.0"},"to":{"releaseId":"01a21303-2d29-7c51-9c49-a0255a6c5cab","revision":2,"chartVersion":"2.1.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-production","name":"stock"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 2.0.0\n+  value: 2.1.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:45.157341+00'),
('01a21303-2e88-79a7-82dc-31bf7795c3ea', '{"from":{"releaseId":"01a21303-2c6f-7fb2-bf38-66e2b780a693","revision":2,"chartVersion":"2.1.0"},"to":{"releaseId":"01a21303-2e88-79a7-82dc-31bf7795c3ea","revision":3,"chartVersion":"2.0.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-staging","name":"stock"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 2.1.0\n+  value: 2.0.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:45.502567+00'),
('01a21303-303d-7920-97bf-b30dcccfa7f2', '{"from":{"releaseId":"01a21303-2e88-79a7-82dc-31bf7795c3ea","revision":3,"chartVersion":"2.0.0"},"to":{"releaseId":"01a21303-303d-7920-97bf-b30dcccfa7f2","revision":4,"chartVersion":"2.1.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-staging","name":"stock"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 2.0.0\n+  value: 2.1.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:45.890335+00'),
('01a21303-31a6-70d6-80fd-3db22a22c83a', '{"from":{"releaseId":"01a21303-2d29-7c51-9c49-a0255a6c5cab","revision":2,"chartVersion":"2.1.0"},"to":{"releaseId":"01a21303-31a6-70d6-80fd-3db22a22c83a","revision":3,"chartVersion":"2.0.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-production","name":"stock"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 2.1.0\n+  value: 2.0.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:46.214535+00'),
('01a21303-3c84-7f10-ab5b-62306fe27360', '{"from":{},"to":{"releaseId":"01a21303-3c84-7f10-ab5b-62306fe27360","revision":1,"chartVersion":"3.0.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"cart-staging","name":"cart"},"change":"ADDED","hook":false,"masked":false,"lines":"@@ -0,0 +1,3 @@\n+data:\n+  value: 3.0.0\n+kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:49.01077+00'),
('01a21303-3fbc-78a4-94ef-c9ba538f30c3', '{"from":{"releaseId":"01a21303-3c84-7f10-ab5b-62306fe27360","revision":1,"chartVersion":"3.0.0"},"to":{"releaseId":"01a21303-3fbc-78a4-94ef-c9ba538f30c3","revision":2,"chartVersion":"3.1.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"cart-staging","name":"cart"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 3.0.0\n+  value: 3.1.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:49.813705+00'),
('01a21303-3d1c-7cad-bc52-bc47935d4c77', '{"from":{},"to":{"releaseId":"01a21303-3d1c-7cad-bc52-bc47935d4c77","revision":1,"chartVersion":"3.0.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"cart-production","name":"cart"},"change":"ADDED","hook":false,"masked":false,"lines":"@@ -0,0 +1,3 @@\n+data:\n+  value: 3.0.0\n+kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:49.477359+00'),
('01a21303-4218-7576-bed3-93003d2d8da3', '{"from":{"releaseId":"01a21303-3fbc-78a4-94ef-c9ba538f30c3","revision":2,"chartVersion":"3.1.0"},"to":{"releaseId":"01a21303-4218-7576-bed3-93003d2d8da3","revision":3,"chartVersion":"3.2.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"cart-staging","name":"cart"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 3.1.0\n+  value: 3.2.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:50.414159+00'),
('01a21303-47d7-74e4-82b4-8cb6c0251740', '{"from":{},"to":{"releaseId":"01a21303-47d7-74e4-82b4-8cb6c0251740","revision":1,"chartVersion":"4.0.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"forgotten-staging","name":"forgotten"},"change":"ADDED","hook":false,"masked":false,"lines":"@@ -0,0 +1,3 @@\n+data:\n+  value: 4.0.0\n+kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:51.902545+00'),
('01a21303-497f-7cfa-86f8-045779454418', '{"from":{},"to":{"releaseId":"01a21303-497f-7cfa-86f8-045779454418","revision":1,"chartVersion":"5.0.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"books-staging","name":"books"},"change":"ADDED","hook":false,"masked":false,"lines":"@@ -0,0 +1,3 @@\n+data:\n+  value: 5.0.0\n+kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:52.309513+00'),
('01a21303-4b20-7bfa-80cb-dcbf10f403b0', '{"from":{},"to":{"releaseId":"01a21303-4b20-7bfa-80cb-dcbf10f403b0","revision":1,"chartVersion":"6.0.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"mail-staging","name":"mail"},"change":"ADDED","hook":false,"masked":false,"lines":"@@ -0,0 +1,3 @@\n+data:\n+  value: 6.0.0\n+kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:52.73244+00'),
('01a21303-4d8b-7506-8228-cbf0719a5984', '{"from":{},"to":{"releaseId":"01a21303-4d8b-7506-8228-cbf0719a5984","revision":1,"chartVersion":"7.0.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"desk-staging","name":"desk"},"change":"ADDED","hook":false,"masked":false,"lines":"@@ -0,0 +1,3 @@\n+data:\n+  value: 7.0.0\n+kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:53.339949+00'),
('01a21303-4e11-707d-b6b3-128b9ce81202', '{"from":{},"to":{"releaseId":"01a21303-4e11-707d-b6b3-128b9ce81202","revision":1,"chartVersion":"7.0.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"desk-production","name":"desk"},"change":"ADDED","hook":false,"masked":false,"lines":"@@ -0,0 +1,3 @@\n+data:\n+  value: 7.0.0\n+kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:53.56204+00'),
('01a21303-4fd5-7d66-9944-020198bc38e6', '{"from":{"releaseId":"01a21303-4d8b-7506-8228-cbf0719a5984","revision":1,"chartVersion":"7.0.0"},"to":{"releaseId":"01a21303-4fd5-7d66-9944-020198bc38e6","revision":2,"chartVersion":"7.1.0"},"images":[],"objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"desk-staging","name":"desk"},"change":"CHANGED","hook":false,"masked":false,"lines":"@@ -1,3 +1,3 @@\n data:\n-  value: 7.0.0\n+  value: 7.1.0\n kind: Deployment"}],"unchanged":0,"more":0,"empty":false}', '2026-11-25 14:01:53.960125+00');

INSERT INTO public.releases VALUES ('01a21303-1975-7432-9338-41b16ef2e926', 'shop', 'staging', 'shop-staging', '01a21303-14d7-7de5-b6bd-188801312e9f', 'CHANGE', 1, 'VERIFIED', 1, '{"name":"hello","version":"1.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-1.0.0"}', '1.0.0', 'sha256:content-1.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-1.0.0"}', 'sha256:image-1.0.0', '{"repository":"https://git.example/shop","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'its chart 1.0.0 was published', NULL, NULL, NULL, 0, 1, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 1 are ready","at":"2026-11-25T14:01:41.065459963Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:41.065469618Z"}]', '{"salt":"12a45918d9e8a38727e8d40af7df1748","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-staging","name":"shop"},"state":{"kind":"Deployment","data":{"value":"1.0.0"}}}]}', '[]', '01a21303-1dca-7ff4-b9ea-f487c75b31b7', '00-fc181baa554d8c9b1d7ffb68d06495d2-88404ef2659957ad-00', '2026-11-25 14:01:39.957177+00', '2026-11-25 14:01:41.143012+00', '2026-11-25 14:01:40.396567+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-1e24-7ade-bb4a-a1796fa76eec', 'shop', 'production', 'shop-production', '01a21303-14d7-7de5-b6bd-188801312e9f', 'CHANGE', 1, 'VERIFIED', 1, '{"name":"hello","version":"1.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-1.0.0"}', '1.0.0', 'sha256:content-1.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-1.0.0"}', 'sha256:image-1.0.0', '{"repository":"https://git.example/shop","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'it was verified in staging', NULL, NULL, NULL, 0, 1, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 1 are ready","at":"2026-11-25T14:01:41.400560552Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:41.400563987Z"}]', '{"salt":"852ac6b3f53debfc34d645dd410d54a1","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-production","name":"shop"},"state":{"kind":"Deployment","data":{"value":"1.0.0"}}}]}', '[]', '01a21303-1f18-7990-b3eb-a201a2bb9ddc', '00-512cbca001b1dd7088c579a5154c6a1f-baa081dab5f8f351-00', '2026-11-25 14:01:41.156445+00', '2026-11-25 14:01:41.526263+00', '2026-11-25 14:01:41.169447+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-2062-72ed-a2e9-91e44390573f', 'shop', 'staging', 'shop-staging', '01a21303-202c-7003-a1b6-1471a0c0545d', 'CHANGE', 1, 'VERIFIED', 2, '{"name":"hello","version":"1.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-1.1.0"}', '1.1.0', 'sha256:content-1.1.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-1.1.0"}', 'sha256:image-1.1.0', '{"repository":"https://git.example/shop","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'its chart 1.1.0 was published', NULL, NULL, NULL, 1, 2, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 2 are ready","at":"2026-11-25T14:01:41.942496075Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:41.942498529Z"}]', '{"salt":"f726c84b3c1ae2422c487dc395c3d983","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-staging","name":"shop"},"state":{"kind":"Deployment","data":{"value":"1.1.0"}}}]}', '[]', '01a21303-2136-7458-80ec-7d11327ff15b', '00-2997d6c519604fdcf347cd22d256d3c6-af82f2e856ff41e8-00', '2026-11-25 14:01:41.730131+00', '2026-11-25 14:01:42.018317+00', '2026-11-25 14:01:41.740546+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-2187-7adc-a48b-80fcdbbd436f', 'shop', 'production', 'shop-production', '01a21303-202c-7003-a1b6-1471a0c0545d', 'CHANGE', 1, 'VERIFIED', 2, '{"name":"hello","version":"1.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-1.1.0"}', '1.1.0', 'sha256:content-1.1.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-1.1.0"}', 'sha256:image-1.1.0', '{"repository":"https://git.example/shop","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'it was verified in staging', NULL, NULL, NULL, 1, 2, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 2 are ready","at":"2026-11-25T14:01:42.212395858Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:42.212398322Z"}]', '{"salt":"80851ebbe04d0110c7d565f24fcb9488","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-production","name":"shop"},"state":{"kind":"Deployment","data":{"value":"1.1.0"}}}]}', '[]', '01a21303-2244-759d-9f1c-4909df10e0b6', '00-91b7f204361cb65496f9e02aa0fe6de7-29503531d98b2c43-00', '2026-11-25 14:01:42.02325+00', '2026-11-25 14:01:42.240907+00', '2026-11-25 14:01:42.029633+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-29c5-7e7d-ab25-e7453c7b790b', 'shop', 'staging', 'shop-staging', '01a21303-29ab-7206-a6f3-745f354a949f', 'CHANGE', 1, 'QUARANTINED', 4, '{"name":"hello","version":"1.2.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-1.2.0"}', '1.2.0', 'sha256:content-1.2.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-1.2.0"}', 'sha256:image-1.2.0', '{"repository":"https://git.example/shop","branch":"main","commit":"c0ffee4","sequence":4}', 'c0ffee4', 'its content is in quarantine: it failed in production (CRASH_LOOP: Pod/hello crashes)', NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, '[]', NULL, '[]', '01a21303-29db-79a2-b163-4622ab3693b1', '00-d9d7d1d3836985b01d7247520a93cef5-525d9266859cc28c-00', '2026-11-25 14:01:44.133827+00', '2026-11-25 14:01:44.155921+00', '2026-11-25 14:01:44.155249+00', NULL, NULL, NULL, NULL),
('01a21303-2d29-7c51-9c49-a0255a6c5cab', 'stock', 'production', 'stock-production', '01a21303-2c56-7c8e-8558-cc038cf341e9', 'CHANGE', 1, 'VERIFIED', 2, '{"name":"hello","version":"2.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-2.1.0"}', '2.1.0', 'sha256:content-2.1.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-2.1.0"}', 'sha256:image-2.1.0', '{"repository":"https://git.example/stock","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'it was verified in staging', NULL, NULL, NULL, 1, 2, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 2 are ready","at":"2026-11-25T14:01:45.194534809Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:45.194536041Z"}]', '{"salt":"5655768c01d8d9269d5fe026fb0485ad","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-production","name":"stock"},"state":{"kind":"Deployment","data":{"value":"2.1.0"}}}]}', '[]', '01a21303-2dea-719b-aae1-f487b2755299', '00-6519316b4d1af035710dfae56b372c26-a45c6c67f8ee4ab6-00', '2026-11-25 14:01:45.001804+00', '2026-11-25 14:01:45.233999+00', '2026-11-25 14:01:45.005785+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-2403-7eab-8f5a-4fafaca08b0b', 'shop', 'production', 'shop-production', '01a21303-22ef-732e-b2de-254abce41642', 'CHANGE', 1, 'ROLLED_BACK', 3, '{"name":"hello","version":"1.2.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-1.2.0"}', '1.2.0', 'sha256:content-1.2.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-1.2.0"}', 'sha256:image-1.2.0', '{"repository":"https://git.example/shop","branch":"main","commit":"c0ffee3","sequence":3}', 'c0ffee3', 'it was verified in staging', NULL, NULL, NULL, 2, 3, 'earlier', 0, 0, NULL, NULL, 'CRASH_LOOP', 'Pod/hello crashes', '[{"check":"rollout","result":"FAILED","message":"Pod/hello crashes","at":"2026-11-25T14:01:42.867514319Z"}]', NULL, '[]', '01a21303-28f3-7783-858c-c84129c9e8e3', '00-77aaf2378aca6f3bb4d66c4d9199bc40-00acad96f22bcadb-00', '2026-11-25 14:01:42.659932+00', '2026-11-25 14:01:43.922843+00', '2026-11-25 14:01:42.671706+00', NULL, NULL, NULL, NULL),
('01a21303-26fc-76e1-85ff-643823005774', 'shop', 'production', 'shop-production', '01a21303-22ef-732e-b2de-254abce41642', 'ROLLBACK', 1, 'VERIFIED', 3, '{"name":"hello","version":"1.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-1.1.0"}', '1.1.0', 'sha256:content-1.1.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-1.1.0"}', 'sha256:image-1.1.0', '{"repository":"https://git.example/shop","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'release 01a21303-2403-7eab-8f5a-4fafaca08b0b failed: CRASH_LOOP: Pod/hello crashes', '01a21303-2403-7eab-8f5a-4fafaca08b0b', '01a21303-2187-7adc-a48b-80fcdbbd436f', NULL, 3, 4, 'earlier', 0, 0, '{"manifest":[{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-production","name":"shop"}],"hooks":[],"unscaled":[],"secrets":[]}', true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 4 are ready","at":"2026-11-25T14:01:43.705852380Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:43.705855755Z"}]', NULL, '[]', '01a21303-28f3-7783-858c-c84129c9e8e3', '00-11a1b6989f22527e769ff6976ae4451a-bf7b375aedef2c0b-00', '2026-11-25 14:01:43.420335+00', '2026-11-25 14:01:43.915344+00', '2026-11-25 14:01:43.421989+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-489c-76a2-9574-f450024eed22', 'forgotten', 'production', 'forgotten-production', '01a21303-43cc-7587-b8dc-c3a5fc157909', 'CHANGE', 1, 'AWAITING_APPROVAL', 1, '{"name":"hello","version":"4.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-4.0.0"}', '4.0.0', 'sha256:content-4.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-4.0.0"}', 'sha256:image-4.0.0', '{"repository":"https://git.example/forgotten","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'it was verified in staging; in production it waits for approval by ada', NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, '[]', NULL, '[]', '01a21303-48a7-7fe3-a00d-0919ea88456d', '00-8d349d00cd65530612241190979bd167-b071084a8b86d8b4-00', '2026-11-25 14:01:52.028175+00', NULL, '2026-11-25 14:01:52.036565+00', NULL, '{"by":["ada"],"count":1,"expiresSeconds":120}', '2026-11-25 14:03:52.034731+00', NULL),
('01a21303-4fd5-7d66-9944-020198bc38e6', 'desk', 'staging', 'desk-staging', '01a21303-4fa2-7c7d-993e-d1a82b95e8ef', 'CHANGE', 1, 'SETTLING', 2, '{"name":"hello","version":"7.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-7.1.0"}', '7.1.0', 'sha256:content-7.1.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-7.1.0"}', 'sha256:image-7.1.0', '{"repository":"https://git.example/desk","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'its chart 7.1.0 was published', NULL, NULL, NULL, 1, 2, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 2 are ready","at":"2026-11-25T14:01:53.965687180Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:53.965688041Z"}]', NULL, '[]', '01a21303-502d-7c20-9af6-5af719350f3c', '00-b73b927731201c25878f7db6d01ccd00-8d104c0394c95b8f-00', '2026-11-25 14:01:53.877636+00', NULL, '2026-11-25 14:01:55.842384+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-231c-7713-9a47-c4fa3923238b', 'shop', 'staging', 'shop-staging', '01a21303-22ef-732e-b2de-254abce41642', 'CHANGE', 1, 'ROLLED_BACK', 3, '{"name":"hello","version":"1.2.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-1.2.0"}', '1.2.0', 'sha256:content-1.2.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-1.2.0"}', 'sha256:image-1.2.0', '{"repository":"https://git.example/shop","branch":"main","commit":"c0ffee3","sequence":3}', 'c0ffee3', 'its chart 1.2.0 was published', NULL, NULL, NULL, 2, 3, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 3 are ready","at":"2026-11-25T14:01:42.572531954Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:42.572535449Z"}]', '{"salt":"c814eb47128b264bb02d5331f90e95ca","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-staging","name":"shop"},"state":{"kind":"Deployment","data":{"value":"1.2.0"}}}]}', '[]', '01a21303-2926-7c4a-9a78-1565a79faa14', '00-98799032dc58d68be26dba4e1315d082-d35a9c8d31753586-00', '2026-11-25 14:01:42.428988+00', '2026-11-25 14:01:43.974703+00', '2026-11-25 14:01:42.440284+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-2714-7e68-9e58-fb33f6fc2135', 'shop', 'staging', 'shop-staging', '01a21303-22ef-732e-b2de-254abce41642', 'ROLLBACK', 1, 'VERIFIED', 3, '{"name":"hello","version":"1.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-1.1.0"}', '1.1.0', 'sha256:content-1.1.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-1.1.0"}', 'sha256:image-1.1.0', '{"repository":"https://git.example/shop","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'its content is undone everywhere: it failed in production (CRASH_LOOP: Pod/hello crashes)', '01a21303-231c-7713-9a47-c4fa3923238b', '01a21303-2062-72ed-a2e9-91e44390573f', NULL, 3, 4, 'earlier', 0, 0, '{"manifest":[{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop-staging","name":"shop"}],"hooks":[],"unscaled":[],"secrets":[]}', true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 4 are ready","at":"2026-11-25T14:01:43.781088800Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:43.781092305Z"}]', NULL, '[]', '01a21303-2926-7c4a-9a78-1565a79faa14', '00-52ca92e4a8a423f118119c744fa9d981-cc929c0e3c606eaf-00', '2026-11-25 14:01:43.444422+00', '2026-11-25 14:01:43.967904+00', '2026-11-25 14:01:43.446678+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-2a7f-7994-a296-6a8c5072bf2a', 'stock', 'staging', 'stock-staging', '01a21303-2a64-77c3-81ab-f9d734ff7826', 'CHANGE', 1, 'VERIFIED', 1, '{"name":"hello","version":"2.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-2.0.0"}', '2.0.0', 'sha256:content-2.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-2.0.0"}', 'sha256:image-2.0.0', '{"repository":"https://git.example/stock","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'its chart 2.0.0 was published', NULL, NULL, NULL, 0, 1, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 1 are ready","at":"2026-11-25T14:01:44.452580872Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:44.452584527Z"}]', '{"salt":"02599e0182a7a2cd085f46fbf59ab05f","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-staging","name":"stock"},"state":{"kind":"Deployment","data":{"value":"2.0.0"}}}]}', '[]', '01a21303-2b04-7422-95e6-789199a84677', '00-5dafa4fc94a1aae872b94a9aedf382aa-f9e36cf4860a5c30-00', '2026-11-25 14:01:44.319979+00', '2026-11-25 14:01:44.48786+00', '2026-11-25 14:01:44.327876+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-2b2d-74d2-ab07-d7079c14d5c1', 'stock', 'production', 'stock-production', '01a21303-2a64-77c3-81ab-f9d734ff7826', 'CHANGE', 1, 'VERIFIED', 1, '{"name":"hello","version":"2.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-2.0.0"}', '2.0.0', 'sha256:content-2.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-2.0.0"}', 'sha256:image-2.0.0', '{"repository":"https://git.example/stock","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'it was verified in staging', NULL, NULL, NULL, 0, 1, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 1 are ready","at":"2026-11-25T14:01:44.653583924Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:44.653585176Z"}]', '{"salt":"4518619499698d1bbb400525b97df26a","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-production","name":"stock"},"state":{"kind":"Deployment","data":{"value":"2.0.0"}}}]}', '[]', '01a21303-2bcd-725c-87d2-1dbfbf6ff3af', '00-e5a0610d5a218103fc19ba0c820f33a6-48d89417007abb99-00', '2026-11-25 14:01:44.493142+00', '2026-11-25 14:01:44.685521+00', '2026-11-25 14:01:44.499184+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-37b6-7d4d-8cb5-65c1233d56c0', 'draft', 'moon', '', '80e2cedc-bb0b-4966-a4c2-7780a9d27419', 'CHANGE', 1, 'REFUSED', 2, '{"name":"hello","version":"0.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-0.1.0"}', '0.1.0', 'sha256:content-0.1.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-0.1.0"}', 'sha256:image-0.1.0', '{"repository":"https://git.example/draft","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'environment moon of application draft is not registered', NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, '[]', NULL, '[]', '01a21303-37b9-7d82-b391-b62f7000f313', '00-48c80bdbd1ba169a302b3bc153c20876-6a9ffea75bebd4ae-00', '2026-11-25 14:01:47.702976+00', '2026-11-25 14:01:47.705118+00', '2026-11-25 14:01:47.704659+00', NULL, NULL, NULL, NULL),
('01a21303-5121-70ad-83bc-35d0f6da8e23', 'lamp', 'staging', 'lamp-staging', '01a21303-5109-775b-a3fa-2a9ea2f8892a', 'CHANGE', 1, 'DEPLOYING', 1, '{"name":"hello","version":"8.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-8.0.0"}', '8.0.0', 'sha256:content-8.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-8.0.0"}', 'sha256:image-8.0.0', '{"repository":"https://git.example/lamp","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'its chart 8.0.0 was published', NULL, NULL, NULL, 0, NULL, 'earlier', 0, 7, NULL, NULL, NULL, NULL, '[]', NULL, '[]', '01a21303-5127-7d58-b203-ebbf9715e0d9', '00-1e7521834d799ba4e9aa74d478673d79-8f2fbd114060f627-00', '2026-11-25 14:01:54.209305+00', NULL, '2026-11-25 14:01:55.826084+00', NULL, NULL, NULL, NULL),
('01a21303-2e88-79a7-82dc-31bf7795c3ea', 'stock', 'staging', 'stock-staging', '01a21303-2c56-7c8e-8558-cc038cf341e9', 'ROLLBACK', 1, 'VERIFIED', 2, '{"name":"hello","version":"2.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-2.0.0"}', '2.0.0', 'sha256:content-2.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-2.0.0"}', 'sha256:image-2.0.0', '{"repository":"https://git.example/stock","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'operator asked for it: too slow', '01a21303-2c6f-7fb2-bf38-66e2b780a693', '01a21303-2a7f-7994-a296-6a8c5072bf2a', NULL, 2, 3, 'earlier', 0, 0, '{"manifest":[{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-staging","name":"stock"}],"hooks":[],"unscaled":[],"secrets":[]}', true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 3 are ready","at":"2026-11-25T14:01:45.505774345Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:45.505775336Z"}]', NULL, '[]', '01a21303-2f49-726a-b65c-7b49c5cc01fb', '00-cfdc97fe0e7f8594bc4e549e03e0f469-f705334e7dbf90c0-00', '2026-11-25 14:01:45.35233+00', '2026-11-25 14:01:45.545517+00', '2026-11-25 14:01:45.353736+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-303d-7920-97bf-b30dcccfa7f2', 'stock', 'staging', 'stock-staging', '01a21303-2c56-7c8e-8558-cc038cf341e9', 'CHANGE', 2, 'VERIFIED', 2, '{"name":"hello","version":"2.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-2.1.0"}', '2.1.0', 'sha256:content-2.1.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-2.1.0"}', 'sha256:image-2.1.0', '{"repository":"https://git.example/stock","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'operator retried it: it was the network (its quarantine was lifted)', NULL, NULL, NULL, 3, 4, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 4 are ready","at":"2026-11-25T14:01:45.914365067Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:45.914366599Z"}]', '{"salt":"d48dcfa0f38a7da79738d627bef2b79c","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-staging","name":"stock"},"state":{"kind":"Deployment","data":{"value":"2.1.0"}}}]}', '[]', '01a21303-30ba-7a1a-84a1-c9caeac35c15', '00-790813b54851f5ca9da93befeec70f88-745bc74fdefe6554-00', '2026-11-25 14:01:45.789817+00', '2026-11-25 14:01:45.948359+00', '2026-11-25 14:01:45.798362+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-4218-7576-bed3-93003d2d8da3', 'cart', 'staging', 'cart-staging', '01a21303-41fe-77b1-8d7d-37ee5abd0c18', 'CHANGE', 1, 'VERIFIED', 3, '{"name":"hello","version":"3.2.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-3.2.0"}', '3.2.0', 'sha256:content-3.2.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-3.2.0"}', 'sha256:image-3.2.0', '{"repository":"https://git.example/cart","branch":"main","commit":"c0ffee3","sequence":3}', 'c0ffee3', 'its chart 3.2.0 was published', NULL, NULL, NULL, 2, 3, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 3 are ready","at":"2026-11-25T14:01:50.447872505Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:50.447874078Z"}]', '{"salt":"137fa0c09d7caf9557b9d7ab53f44e32","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"cart-staging","name":"cart"},"state":{"kind":"Deployment","data":{"value":"3.2.0"}}}]}', '[]', '01a21303-426f-7dde-8c70-b2bf19aea3df', '00-c4ada7349b53d9b1f9d4a1cad021fadf-17cf9ef36916e49a-00', '2026-11-25 14:01:50.360409+00', '2026-11-25 14:01:50.489724+00', '2026-11-25 14:01:50.364543+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-3fbc-78a4-94ef-c9ba538f30c3', 'cart', 'staging', 'cart-staging', '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', 'CHANGE', 1, 'VERIFIED', 2, '{"name":"hello","version":"3.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-3.1.0"}', '3.1.0', 'sha256:content-3.1.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-3.1.0"}', 'sha256:image-3.1.0', '{"repository":"https://git.example/cart","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'its chart 3.1.0 was published', NULL, NULL, NULL, 1, 2, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 2 are ready","at":"2026-11-25T14:01:49.865317861Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:49.865319504Z"}]', '{"salt":"b1f4dfe642033994f7e4893bd4aaa6de","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"cart-staging","name":"cart"},"state":{"kind":"Deployment","data":{"value":"3.1.0"}}}]}', '[]', '01a21303-4029-76cb-ab8e-2d0375220219', '00-d55d1ee384f0dd14a632578b42e769ee-c4ff14a9640a4901-00', '2026-11-25 14:01:49.756873+00', '2026-11-25 14:01:49.888081+00', '2026-11-25 14:01:49.761277+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-497f-7cfa-86f8-045779454418', 'books', 'staging', 'books-staging', '01a21303-4964-757e-bda0-db2669b097d5', 'CHANGE', 1, 'VERIFIED', 1, '{"name":"hello","version":"5.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-5.0.0"}', '5.0.0', 'sha256:content-5.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-5.0.0"}', 'sha256:image-5.0.0', '{"repository":"https://git.example/books","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'its chart 5.0.0 was published', NULL, NULL, NULL, 0, 1, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 1 are ready","at":"2026-11-25T14:01:52.337039334Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:52.337040276Z"}]', '{"salt":"624dcc576e231e58404124c9a6319322","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"books-staging","name":"books"},"state":{"kind":"Deployment","data":{"value":"5.0.0"}}}]}', '[]', '01a21303-49d1-7c6f-b049-18ae2dfa525a', '00-321b4f771b84368b8b139c25db425e8d-4c2c569628cb1626-00', '2026-11-25 14:01:52.255251+00', '2026-11-25 14:01:52.36333+00', '2026-11-25 14:01:52.262366+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-2c6f-7fb2-bf38-66e2b780a693', 'stock', 'staging', 'stock-staging', '01a21303-2c56-7c8e-8558-cc038cf341e9', 'CHANGE', 1, 'ROLLED_BACK', 2, '{"name":"hello","version":"2.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-2.1.0"}', '2.1.0', 'sha256:content-2.1.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-2.1.0"}', 'sha256:image-2.1.0', '{"repository":"https://git.example/stock","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'its chart 2.1.0 was published', NULL, NULL, NULL, 1, 2, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 2 are ready","at":"2026-11-25T14:01:44.958008007Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:44.958009519Z"}]', '{"salt":"33a2f64dace9b8bb0586cb1e60f9c4d0","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-staging","name":"stock"},"state":{"kind":"Deployment","data":{"value":"2.1.0"}}}]}', '[]', '01a21303-2f49-726a-b65c-7b49c5cc01fb', '00-30446903a975b02eab8d16965661c1c4-f5beb9db77a1d737-00', '2026-11-25 14:01:44.815726+00', '2026-11-25 14:01:45.545788+00', '2026-11-25 14:01:44.81996+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-31a6-70d6-80fd-3db22a22c83a', 'stock', 'production', 'stock-production', '01a21303-2a64-77c3-81ab-f9d734ff7826', 'MANUAL', 1, 'VERIFIED', 1, '{"name":"hello","version":"2.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-2.0.0"}', '2.0.0', 'sha256:content-2.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-2.0.0"}', 'sha256:image-2.0.0', '{"repository":"https://git.example/stock","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'operator asked for it: to compare', NULL, NULL, NULL, 2, 3, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 3 are ready","at":"2026-11-25T14:01:46.259723268Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:46.259724820Z"}]', '{"salt":"4536c76b8ee5d7211ed8b4aa60602b9d","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"stock-production","name":"stock"},"state":{"kind":"Deployment","data":{"value":"2.0.0"}}}]}', '[]', '01a21303-3213-705a-ab34-46fc8de261d1', '00-176ba68b3905cd5b752f7f2f4a25fcb7-b86cb585c790e7a8-00', '2026-11-25 14:01:46.150302+00', '2026-11-25 14:01:46.295887+00', '2026-11-25 14:01:46.154609+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-3c84-7f10-ab5b-62306fe27360', 'cart', 'staging', 'cart-staging', '01a21303-3868-7fac-a28a-2a0d74c42469', 'CHANGE', 1, 'VERIFIED', 1, '{"name":"hello","version":"3.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-3.0.0"}', '3.0.0', 'sha256:content-3.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-3.0.0"}', 'sha256:image-3.0.0', '{"repository":"https://git.example/cart","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'its chart 3.0.0 was published', NULL, NULL, NULL, 0, 1, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 1 are ready","at":"2026-11-25T14:01:49.048612833Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:49.048619713Z"}]', '{"salt":"c41de74bc3c572a18d323d449b510fa3","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"cart-staging","name":"cart"},"state":{"kind":"Deployment","data":{"value":"3.0.0"}}}]}', '[]', '01a21303-3cf8-71fd-b98f-a15d53db5daf', '00-17d80981a4069fced70e2f20820820df-a10416c83c2bad3a-00', '2026-11-25 14:01:48.932897+00', '2026-11-25 14:01:49.080066+00', '2026-11-25 14:01:48.948197+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-4042-7121-ad3e-80434e6325bf', 'cart', 'production', 'cart-production', '01a21303-3fa5-7b84-9ec8-25ab5dbe5a68', 'CHANGE', 1, 'REJECTED', 2, '{"name":"hello","version":"3.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-3.1.0"}', '3.1.0', 'sha256:content-3.1.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-3.1.0"}', 'sha256:image-3.1.0', '{"repository":"https://git.example/cart","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'ada rejected it: not on a Friday', NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, '[]', NULL, '[]', '01a21303-415d-76c1-b967-25b58ed1290d', '00-d55d1ee384f0dd14a632578b42e769ee-c88a3fdc1a34b199-00', '2026-11-25 14:01:49.89032+00', '2026-11-25 14:01:50.173421+00', '2026-11-25 14:01:49.893219+00', NULL, '{"by":["ada","group:web"],"count":1,"expiresSeconds":315360000}', '2036-11-22 14:01:49.892388+00', NULL),
('01a21303-47d7-74e4-82b4-8cb6c0251740', 'forgotten', 'staging', 'forgotten-staging', '01a21303-43cc-7587-b8dc-c3a5fc157909', 'CHANGE', 1, 'VERIFIED', 1, '{"name":"hello","version":"4.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-4.0.0"}', '4.0.0', 'sha256:content-4.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-4.0.0"}', 'sha256:image-4.0.0', '{"repository":"https://git.example/forgotten","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'its chart 4.0.0 was published', NULL, NULL, NULL, 0, 1, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 1 are ready","at":"2026-11-25T14:01:51.963976979Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:51.963977770Z"}]', '{"salt":"507d45ab580c5061df514afcc1a9c958","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"forgotten-staging","name":"forgotten"},"state":{"kind":"Deployment","data":{"value":"4.0.0"}}}]}', '[]', '01a21303-485b-7b5c-ae64-268a5d8bd755', '00-8d349d00cd65530612241190979bd167-47bfc57cc81d8c3e-00', '2026-11-25 14:01:51.831179+00', '2026-11-25 14:01:52.025283+00', '2026-11-25 14:01:51.835169+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-3d1c-7cad-bc52-bc47935d4c77', 'cart', 'production', 'cart-production', '01a21303-3868-7fac-a28a-2a0d74c42469', 'CHANGE', 1, 'VERIFIED', 1, '{"name":"hello","version":"3.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-3.0.0"}', '3.0.0', 'sha256:content-3.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-3.0.0"}', 'sha256:image-3.0.0', '{"repository":"https://git.example/cart","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'bob approved it: looked at the diff', NULL, NULL, NULL, 0, 1, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 1 are ready","at":"2026-11-25T14:01:49.521368316Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:49.521369658Z"}]', '{"salt":"98d936c8bbb0e6056370132cb0d93462","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"cart-production","name":"cart"},"state":{"kind":"Deployment","data":{"value":"3.0.0"}}}]}', '[]', '01a21303-3ed1-7953-97a5-2d693a0a6793', '00-d21cc0f3165f41fb53fd75518acdfc3d-38b2975e0e225f22-00', '2026-11-25 14:01:49.084888+00', '2026-11-25 14:01:49.566745+00', '2026-11-25 14:01:49.095226+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', '{"by":["ada","group:web"],"count":1,"expiresSeconds":315360000}', '2036-11-22 14:01:49.089769+00', NULL),
('01a21303-42aa-7bcb-b57e-0bdb1f939b7f', 'cart', 'production', 'cart-production', '01a21303-41fe-77b1-8d7d-37ee5abd0c18', 'CHANGE', 1, 'AWAITING_APPROVAL', 3, '{"name":"hello","version":"3.2.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-3.2.0"}', '3.2.0', 'sha256:content-3.2.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-3.2.0"}', 'sha256:image-3.2.0', '{"repository":"https://git.example/cart","branch":"main","commit":"c0ffee3","sequence":3}', 'c0ffee3', 'it was verified in staging; in production it waits for approval by ada or somebody of web', NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, '[]', NULL, '[]', '01a21303-42b5-7c9f-8e05-5d6838639ab1', '00-c4ada7349b53d9b1f9d4a1cad021fadf-5f984e5dbd49873a-00', '2026-11-25 14:01:50.506733+00', NULL, '2026-11-25 14:01:50.511851+00', NULL, '{"by":["ada","group:web"],"count":1,"expiresSeconds":315360000}', '2036-11-22 14:01:50.510772+00', NULL),
('01a21303-49ed-7d72-9b40-35748e7fb27e', 'books', 'production', 'books-production', '01a21303-4964-757e-bda0-db2669b097d5', 'CHANGE', 1, 'WAITING', 1, '{"name":"hello","version":"5.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-5.0.0"}', '5.0.0', 'sha256:content-5.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-5.0.0"}', 'sha256:image-5.0.0', '{"repository":"https://git.example/books","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'it was verified in staging', NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, '[]', NULL, '[]', '01a21303-49fa-7292-91f6-95deabc4632d', '00-321b4f771b84368b8b139c25db425e8d-e7afb9057fe9f056-00', '2026-11-25 14:01:52.365972+00', NULL, '2026-11-25 14:01:52.370719+00', NULL, NULL, NULL, 'ada paused production: the campaign runs until Monday'),
('01a21303-4b20-7bfa-80cb-dcbf10f403b0', 'mail', 'staging', 'mail-staging', '01a21303-4b09-782d-9ece-0fc9e4413378', 'CHANGE', 1, 'VERIFYING', 1, '{"name":"hello","version":"6.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-6.0.0"}', '6.0.0', 'sha256:content-6.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-6.0.0"}', 'sha256:image-6.0.0', '{"repository":"https://git.example/mail","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'its chart 6.0.0 was published', NULL, NULL, NULL, 0, 1, 'earlier', 0, 0, NULL, NULL, NULL, NULL, '[]', NULL, '[]', '01a21303-4b49-73f1-ae82-4e0c662c2bff', '00-a805eec5e6192dfaeff3c07ed7e5ae8a-7b9680549e243774-00', '2026-11-25 14:01:52.673019+00', NULL, '2026-11-25 14:01:52.677336+00', NULL, NULL, NULL, NULL),
('01a21303-4c5a-73e1-9138-3ca6bb74d385', 'mail', 'staging', 'mail-staging', '01a21303-4c44-745a-96a4-e924c2fafc31', 'CHANGE', 1, 'WAITING', 2, '{"name":"hello","version":"6.1.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-6.1.0"}', '6.1.0', 'sha256:content-6.1.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-6.1.0"}', 'sha256:image-6.1.0', '{"repository":"https://git.example/mail","branch":"main","commit":"c0ffee2","sequence":2}', 'c0ffee2', 'its chart 6.1.0 was published', NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, '[]', NULL, '[]', '01a21303-4c64-7b54-8e91-a4c66d6fd5cd', '00-1734cbfaaefe9dd15d543fd06bd4f859-cdc186980acef35e-00', '2026-11-25 14:01:52.986827+00', NULL, '2026-11-25 14:01:52.99293+00', NULL, NULL, NULL, NULL),
('01a21303-4d8b-7506-8228-cbf0719a5984', 'desk', 'staging', 'desk-staging', '01a21303-4d70-7ca2-9aff-4e5572a02681', 'CHANGE', 1, 'VERIFIED', 1, '{"name":"hello","version":"7.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-7.0.0"}', '7.0.0', 'sha256:content-7.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-7.0.0"}', 'sha256:image-7.0.0', '{"repository":"https://git.example/desk","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'its chart 7.0.0 was published', NULL, NULL, NULL, 0, 1, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 1 are ready","at":"2026-11-25T14:01:53.376723753Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:53.376725475Z"}]', '{"salt":"277644ef01511c492ad2562407c87ace","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"desk-staging","name":"desk"},"state":{"kind":"Deployment","data":{"value":"7.0.0"}}}]}', '[]', '01a21303-4de0-78e1-9dad-421f48ca4a10', '00-7c341342b4ce5102dc172eb254aabf1a-dd5f7f2319d9fccc-00', '2026-11-25 14:01:53.291656+00', '2026-11-25 14:01:53.419537+00', '2026-11-25 14:01:53.29531+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL),
('01a21303-4e11-707d-b6b3-128b9ce81202', 'desk', 'production', 'desk-production', '01a21303-4d70-7ca2-9aff-4e5572a02681', 'CHANGE', 1, 'VERIFIED', 1, '{"name":"hello","version":"7.0.0","oci":"oci://r/hello","digest":"sha256:a","archive":"http://c/a.tgz","contentDigest":"sha256:content-7.0.0"}', '7.0.0', 'sha256:content-7.0.0', '{"repository":"r/hello","tag":"main-1","digest":"sha256:image-7.0.0"}', 'sha256:image-7.0.0', '{"repository":"https://git.example/desk","branch":"main","commit":"c0ffee1","sequence":1}', 'c0ffee1', 'it was verified in staging', NULL, NULL, NULL, 0, 1, 'earlier', 0, 0, NULL, true, NULL, NULL, '[{"check":"rollout","result":"PASSED","message":"1 of 1 pods of revision 1 are ready","at":"2026-11-25T14:01:53.591976752Z"},{"check":"settle","result":"PASSED","message":"stayed ready for 5 s","at":"2026-11-25T14:01:53.591978034Z"}]', '{"salt":"1f6256c8522436f2baa9fa07c869ecfd","objects":[{"object":{"apiVersion":"apps/v1","kind":"Deployment","namespace":"desk-production","name":"desk"},"state":{"kind":"Deployment","data":{"value":"7.0.0"}}}]}', '[]', '01a21303-4eb7-7a44-868f-8e5998a3a705', '00-d94d2991cdb02de54cf5a248a79a7140-18bef45e97fc6103-00', '2026-11-25 14:01:53.425609+00', '2026-11-25 14:01:53.688947+00', '2026-11-25 14:01:53.431579+00', '[{"name":"GET /health","unit":"ms","points":[{"millis":0,"value":4.5},{"millis":10,"value":3.0}]}]', NULL, NULL, NULL);

INSERT INTO public.targets VALUES ('desk', 'production', NULL, 2, NULL),
('shop', 'production', NULL, 7, NULL),
('shop', 'staging', NULL, 8, NULL),
('stock', 'staging', NULL, 8, NULL),
('stock', 'production', NULL, 6, NULL),
('draft', 'moon', NULL, 0, NULL),
('cart', 'production', NULL, 2, NULL),
('lamp', 'staging', NULL, 13, NULL),
('desk', 'staging', NULL, 18, NULL),
('cart', 'staging', NULL, 6, NULL),
('forgotten', 'production', NULL, 0, NULL),
('forgotten', 'staging', NULL, 2, NULL),
('books', 'production', NULL, 0, NULL),
('books', 'staging', NULL, 2, NULL),
('mail', 'staging', NULL, 1, NULL);

SELECT pg_catalog.setval('public.audit_generations_id_seq', 1, true);

SELECT pg_catalog.setval('public.audit_numbers', 138, true);

SELECT pg_catalog.setval('public.change_steps_arrival_seq', 127, true);

SELECT pg_catalog.setval('public.outbox_id_seq', 79, true);

ALTER TABLE ONLY public.applications
    ADD CONSTRAINT applications_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.approvals
    ADD CONSTRAINT approvals_pkey PRIMARY KEY (release_id, by_name);

ALTER TABLE ONLY public.audit_entries
    ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (generation, event_id);

ALTER TABLE ONLY public.audit_generations
    ADD CONSTRAINT audit_generations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_positions
    ADD CONSTRAINT audit_positions_pkey PRIMARY KEY (generation, topic, part);

ALTER TABLE ONLY public.change_steps
    ADD CONSTRAINT change_steps_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.changes
    ADD CONSTRAINT changes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.paused
    ADD CONSTRAINT paused_pkey PRIMARY KEY (application, environment);

ALTER TABLE ONLY public.quarantine
    ADD CONSTRAINT quarantine_pkey PRIMARY KEY (application, content_digest);

ALTER TABLE ONLY public.release_diffs
    ADD CONSTRAINT release_diffs_pkey PRIMARY KEY (release_id);

ALTER TABLE ONLY public.releases
    ADD CONSTRAINT releases_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.targets
    ADD CONSTRAINT targets_pkey PRIMARY KEY (application, environment);

CREATE INDEX audit_entries_actor ON public.audit_entries USING btree (generation, actor, at DESC, number DESC);

CREATE INDEX audit_entries_application ON public.audit_entries USING btree (generation, application, at DESC, number DESC);

CREATE INDEX audit_entries_at ON public.audit_entries USING btree (generation, at DESC, number DESC);

CREATE INDEX audit_entries_change ON public.audit_entries USING btree (generation, change_id, at DESC);

CREATE INDEX audit_entries_nameless ON public.audit_entries USING btree (generation, repository) WHERE (application IS NULL);

CREATE UNIQUE INDEX audit_entries_number ON public.audit_entries USING btree (generation, number);

CREATE INDEX audit_entries_release ON public.audit_entries USING btree (generation, release_id) WHERE (release_id IS NOT NULL);

CREATE INDEX audit_entries_repository ON public.audit_entries USING btree (generation, repository, at DESC) WHERE ((repository IS NOT NULL) AND (application IS NOT NULL));

CREATE INDEX audit_entries_type ON public.audit_entries USING btree (generation, type, at DESC, number DESC);

CREATE UNIQUE INDEX audit_generations_state ON public.audit_generations USING btree (state) WHERE (state = ANY (ARRAY['CURRENT'::text, 'BUILDING'::text]));

CREATE INDEX change_steps_change ON public.change_steps USING btree (change_id, arrival);

CREATE INDEX changes_application ON public.changes USING btree (application, heard_at DESC);

CREATE INDEX changes_chart_version ON public.changes USING btree (chart_version);

CREATE INDEX changes_commit ON public.changes USING btree (commit_id);

CREATE INDEX changes_commit_beginning ON public.changes USING btree (commit_id text_pattern_ops);

CREATE INDEX changes_heard_at ON public.changes USING btree (heard_at DESC);

CREATE INDEX changes_image_digest ON public.changes USING btree (image_digest text_pattern_ops);

CREATE INDEX changes_image_tag ON public.changes USING btree (image_tag);

CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);

CREATE INDEX inbox_seen_at ON public.inbox USING brin (seen_at);

CREATE INDEX releases_awaiting_approval ON public.releases USING btree (approval_expires_at) WHERE (status = 'AWAITING_APPROVAL'::text);

CREATE UNIQUE INDEX releases_change ON public.releases USING btree (application, environment, change_id, attempt) WHERE (kind = 'CHANGE'::text);

CREATE INDEX releases_change_id ON public.releases USING btree (change_id);

CREATE INDEX releases_helm_revision ON public.releases USING btree (application, environment, helm_revision);

CREATE UNIQUE INDEX releases_rollback ON public.releases USING btree (rolls_back, attempt) WHERE (kind = 'ROLLBACK'::text);

CREATE INDEX releases_target ON public.releases USING btree (application, environment, created_at DESC);

CREATE INDEX releases_verified ON public.releases USING btree (application, environment, ended_at DESC) WHERE (status = 'VERIFIED'::text);

CREATE INDEX releases_work ON public.releases USING btree (application, environment, due_at) WHERE (status = ANY (ARRAY['WAITING'::text, 'DEPLOYING'::text, 'VERIFYING'::text, 'SETTLING'::text]));

CREATE TRIGGER applications_dashboard AFTER INSERT OR DELETE OR UPDATE ON public.applications FOR EACH ROW EXECUTE FUNCTION public.fairway_tell_dashboard();

CREATE TRIGGER approvals_dashboard AFTER INSERT OR UPDATE ON public.approvals FOR EACH ROW EXECUTE FUNCTION public.fairway_tell_dashboard();

CREATE TRIGGER change_steps_dashboard AFTER INSERT ON public.change_steps FOR EACH ROW EXECUTE FUNCTION public.fairway_tell_dashboard();

CREATE TRIGGER changes_dashboard AFTER INSERT OR UPDATE ON public.changes FOR EACH ROW EXECUTE FUNCTION public.fairway_tell_dashboard();

CREATE TRIGGER outbox_notify AFTER INSERT ON public.outbox FOR EACH STATEMENT EXECUTE FUNCTION public.fairway_notify('outbox');

CREATE TRIGGER paused_dashboard AFTER INSERT OR DELETE OR UPDATE ON public.paused FOR EACH ROW EXECUTE FUNCTION public.fairway_tell_dashboard();

CREATE TRIGGER quarantine_dashboard AFTER INSERT OR UPDATE ON public.quarantine FOR EACH ROW EXECUTE FUNCTION public.fairway_tell_dashboard();

CREATE TRIGGER releases_dashboard AFTER INSERT OR UPDATE ON public.releases FOR EACH ROW EXECUTE FUNCTION public.fairway_tell_dashboard();

CREATE TRIGGER releases_notify AFTER INSERT OR UPDATE ON public.releases FOR EACH STATEMENT EXECUTE FUNCTION public.fairway_notify('releases');

ALTER TABLE ONLY public.approvals
    ADD CONSTRAINT approvals_release_id_fkey FOREIGN KEY (release_id) REFERENCES public.releases(id);

ALTER TABLE ONLY public.audit_entries
    ADD CONSTRAINT audit_entries_generation_fkey FOREIGN KEY (generation) REFERENCES public.audit_generations(id);

ALTER TABLE ONLY public.audit_positions
    ADD CONSTRAINT audit_positions_generation_fkey FOREIGN KEY (generation) REFERENCES public.audit_generations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.change_steps
    ADD CONSTRAINT change_steps_change_id_fkey FOREIGN KEY (change_id) REFERENCES public.changes(id);

ALTER TABLE ONLY public.quarantine
    ADD CONSTRAINT quarantine_release_id_fkey FOREIGN KEY (release_id) REFERENCES public.releases(id);

ALTER TABLE ONLY public.release_diffs
    ADD CONSTRAINT release_diffs_release_id_fkey FOREIGN KEY (release_id) REFERENCES public.releases(id);

ALTER TABLE ONLY public.releases
    ADD CONSTRAINT releases_restores_fkey FOREIGN KEY (restores) REFERENCES public.releases(id);

ALTER TABLE ONLY public.releases
    ADD CONSTRAINT releases_rolls_back_fkey FOREIGN KEY (rolls_back) REFERENCES public.releases(id);
