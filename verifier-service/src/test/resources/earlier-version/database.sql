-- What verifier-service of 23 November 2026 had in its database when it was ended in the middle of its work.
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

CREATE TABLE public.verifications (
    id uuid NOT NULL,
    release_id uuid NOT NULL,
    revision integer NOT NULL,
    change_id uuid NOT NULL,
    caused_by uuid NOT NULL,
    deployed jsonb NOT NULL,
    traceparent text,
    status text DEFAULT 'WATCHING'::text NOT NULL,
    received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    deadline_at timestamp with time zone NOT NULL,
    attempt integer DEFAULT 0 NOT NULL,
    leased_until timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    blind_millis bigint DEFAULT 0 NOT NULL,
    known jsonb DEFAULT '{"completed": [], "templates": {}}'::jsonb NOT NULL,
    message text DEFAULT 'not begun yet'::text NOT NULL,
    reason text,
    evidence jsonb DEFAULT '[]'::jsonb NOT NULL,
    spent jsonb DEFAULT '[]'::jsonb NOT NULL,
    concluded_at timestamp with time zone,
    measurements jsonb DEFAULT '[]'::jsonb NOT NULL,
    CONSTRAINT verifications_status_check CHECK ((status = ANY (ARRAY['WATCHING'::text, 'VERIFIED'::text, 'FAILED'::text, 'NO_DATA'::text])))
);

INSERT INTO public.flyway_schema_history VALUES (1, '20261122.2300', 'event log', 'SQL', 'db/eventlog/V20261122_2300__event_log.sql', 1830648077, 'postgres', '2026-11-25 14:18:15.442356', 26, true),
(2, '20261122.2310', 'verifications', 'SQL', 'db/verifier/V20261122_2310__verifications.sql', -1647813174, 'postgres', '2026-11-25 14:18:15.490983', 14, true),
(3, '20261123.2105', 'measurements', 'SQL', 'db/verifier/V20261123_2105__measurements.sql', 1881567678, 'postgres', '2026-11-25 14:18:15.518613', 2, true);

INSERT INTO public.inbox VALUES ('verifier-service', '01a21312-5093-7b79-b623-a777a1f72182', '2026-11-25 14:18:18.308238+00'),
('verifier-service', '01a21312-5986-7c41-95f9-ee48fdddab5b', '2026-11-25 14:18:19.457644+00'),
('verifier-service', '01a21312-5a40-78fa-bc48-aed07f49eb0e', '2026-11-25 14:18:20.611035+00'),
('verifier-service', '01a21312-5e53-72a3-a672-f58bc0c2bb73', '2026-11-25 14:18:20.671859+00'),
('verifier-service', '01a21312-5ee5-771a-adea-12cbf4513761', '2026-11-25 14:18:20.792766+00'),
('verifier-service', '01a21312-5f0d-74d0-88c1-377ac6e9d701', '2026-11-25 14:18:20.8452+00'),
('verifier-service', '01a21312-5ff8-7452-b98d-814091e04494', '2026-11-25 14:18:22.071439+00'),
('verifier-service', '01a21312-778b-71c8-b7e1-ffcee99da763', '2026-11-25 14:18:27.098316+00'),
('verifier-service', '01a21312-7810-7630-9704-b1e59230375a', '2026-11-25 14:18:27.242709+00');

INSERT INTO public.verifications VALUES ('01a21312-5546-73da-a975-311fbe31528b', 'c960fa09-d972-46af-a0e4-a60f90660c51', 7, '1172bdbf-dc13-485c-a853-5f0133f66c66', '01a21312-5093-7b79-b623-a777a1f72182', '{"spent": [], "checks": {"http": [{"path": "/health", "port": 45601, "status": 200, "workload": "hello"}], "settleSeconds": 1, "deadlineSeconds": 120}, "target": {"application": "shop", "environment": "staging"}, "revision": 7, "namespace": "shop", "releaseId": "c960fa09-d972-46af-a0e4-a60f90660c51", "workloads": [{"uid": "uid-hello", "object": {"kind": "Deployment", "name": "hello", "namespace": "shop", "apiVersion": "apps/v1"}, "generation": 2}], "helmRelease": "shop"}', '00-7bd62ead6af88972fa4483e5d33f5ee8-c8e7cbc95a227d90-00', 'VERIFIED', '2026-11-25 14:18:18.320727+00', '2026-11-25 14:20:18.320727+00', 1, '2026-11-25 14:18:21.042041+00', 11, '{"completed": [], "templates": {"uid-hello": "template-2"}}', 'this revision is healthy', NULL, '[{"at": "2026-11-25T14:18:18.378462329Z", "check": "rollout", "object": {"kind": "Deployment", "name": "hello", "namespace": "shop", "apiVersion": "apps/v1"}, "result": "PASSED", "message": "1 of 1 pods of this revision are ready"}, {"at": "2026-11-25T14:18:19.383099784Z", "check": "GET /health", "object": {"kind": "Deployment", "name": "hello", "namespace": "shop", "apiVersion": "apps/v1"}, "result": "PASSED", "message": "status 200 from 1 pod, at most 3 ms"}, {"at": "2026-11-25T14:18:19.383099784Z", "check": "settle", "object": null, "result": "PASSED", "message": "stayed good for 1 s"}]', '[{"by": "ROLLOUT", "step": "rollout", "millis": 57}, {"by": "ROLLOUT", "step": "settle", "millis": 1000}, {"by": "ROLLOUT", "step": "checks", "millis": 3}]', '2026-11-25 14:18:19.398549+00', '[{"name": "ready pods Deployment/hello", "unit": "pods", "points": [{"value": 0.0, "millis": 34}, {"value": 0.0, "millis": 55}, {"value": 1.0, "millis": 56}, {"value": 1.0, "millis": 1064}]}, {"name": "GET /health Deployment/hello", "unit": "ms", "points": [{"value": 58.0, "millis": 118}, {"value": 3.0, "millis": 1061}]}]'),
('01a21312-5e43-74ff-b8a8-fd3abdd4e9d8', '840b8ed9-cc23-4c4f-8220-ffb69057b695', 7, '77162ec5-5948-47e3-b48b-22e3307174c8', '01a21312-5a40-78fa-bc48-aed07f49eb0e', '{"spent": [], "checks": {"http": [], "settleSeconds": 0, "deadlineSeconds": 120}, "target": {"application": "stock", "environment": "staging"}, "revision": 7, "namespace": "stock", "releaseId": "840b8ed9-cc23-4c4f-8220-ffb69057b695", "workloads": [{"uid": "uid-hello", "object": {"kind": "Deployment", "name": "hello", "namespace": "shop", "apiVersion": "apps/v1"}, "generation": 2}], "helmRelease": "stock"}', '00-254ec7c267872216e671437f88ea4683-7aac8d63529af748-00', 'FAILED', '2026-11-25 14:18:20.611665+00', '2026-11-25 14:20:20.611665+00', 1, '2026-11-25 14:18:22.615054+00', 3, '{"completed": [], "templates": {}}', 'Deployment/hello: container app of pod hello-1 ends again and again, last with exit code 1, Error, restarted once', 'CRASH_LOOP', '[{"at": "2026-11-25T14:18:20.622206321Z", "check": "rollout", "object": {"kind": "Deployment", "name": "hello", "namespace": "shop", "apiVersion": "apps/v1"}, "result": "FAILED", "message": "Deployment/hello: container app of pod hello-1 ends again and again, last with exit code 1, Error, restarted once"}]', '[{"by": "ROLLOUT", "step": "rollout", "millis": 8}]', '2026-11-25 14:18:20.627001+00', '[{"name": "restarts Deployment/hello", "unit": "restarts", "points": [{"value": 1.0, "millis": 8}]}, {"name": "ready pods Deployment/hello", "unit": "pods", "points": [{"value": 0.0, "millis": 8}]}]'),
('01a21312-5efb-78fd-be2b-122711eecef0', 'cb768e78-8663-4d7c-8b46-1f453e87d3b7', 7, 'eecfe43f-1bc9-4a2f-80a0-72a2d46b84a1', '01a21312-5ee5-771a-adea-12cbf4513761', '{"spent": [], "checks": {"http": [{"path": "/health", "port": 36649, "status": 200, "workload": "hello"}], "settleSeconds": 0, "deadlineSeconds": 120}, "target": {"application": "cart", "environment": "staging"}, "revision": 7, "namespace": "cart", "releaseId": "cb768e78-8663-4d7c-8b46-1f453e87d3b7", "workloads": [{"uid": "uid-hello", "object": {"kind": "Deployment", "name": "hello", "namespace": "shop", "apiVersion": "apps/v1"}, "generation": 2}], "helmRelease": "cart"}', '00-d18d4f0c6a391670a2979a466f1308e3-289ea9e80927fd87-00', 'FAILED', '2026-11-25 14:18:20.795915+00', '2026-11-25 14:20:20.795915+00', 1, '2026-11-25 14:18:22.800271+00', 4, '{"completed": [], "templates": {}}', 'GET /health of Deployment/hello, pod hello-1: status 500, expected 200', 'CHECK_FAILED', '[{"at": "2026-11-25T14:18:20.803984508Z", "check": "rollout", "object": {"kind": "Deployment", "name": "hello", "namespace": "shop", "apiVersion": "apps/v1"}, "result": "PASSED", "message": "1 of 1 pods of this revision are ready"}, {"at": "2026-11-25T14:18:20.810990457Z", "check": "GET /health", "object": {"kind": "Deployment", "name": "hello", "namespace": "shop", "apiVersion": "apps/v1"}, "result": "FAILED", "message": "pod hello-1: status 500, expected 200"}]', '[{"by": "ROLLOUT", "step": "rollout", "millis": 6}, {"by": "ROLLOUT", "step": "settle", "millis": 0}, {"by": "ROLLOUT", "step": "checks", "millis": 6}]', '2026-11-25 14:18:20.812902+00', '[{"name": "ready pods Deployment/hello", "unit": "pods", "points": [{"value": 1.0, "millis": 6}, {"value": 1.0, "millis": 14}]}, {"name": "GET /health Deployment/hello", "unit": "ms", "points": [{"value": 5.0, "millis": 13}]}]'),
('01a21312-63f7-7aad-8999-90ac8add1e55', '0d1ef16b-cd2e-42e5-94b3-586d0c097b34', 7, '6a6f3e64-3ae2-4292-abfe-82b541f99026', '01a21312-5ff8-7452-b98d-814091e04494', '{"spent": [], "checks": {"http": [], "settleSeconds": 0, "deadlineSeconds": 5}, "target": {"application": "draft", "environment": "staging"}, "revision": 7, "namespace": "draft", "releaseId": "0d1ef16b-cd2e-42e5-94b3-586d0c097b34", "workloads": [{"uid": "uid-hello", "object": {"kind": "Deployment", "name": "hello", "namespace": "shop", "apiVersion": "apps/v1"}, "generation": 2}], "helmRelease": "draft"}', '00-f1e3fccd9cb223e1f7f20f6e60f7352f-a3e30b9a6cd624b1-00', 'FAILED', '2026-11-25 14:18:22.072175+00', '2026-11-25 14:18:27.072175+00', 1, '2026-11-25 14:18:28.857977+00', 7, '{"completed": [], "templates": {"uid-hello": "template-2"}}', 'not ready within 5 s: Deployment/hello: 0 of 1 pods of this revision are ready', 'NEVER_READY', '[{"at": "2026-11-25T14:18:27.080216176Z", "check": "rollout", "object": {"kind": "Deployment", "name": "hello", "namespace": "shop", "apiVersion": "apps/v1"}, "result": "FAILED", "message": "not ready within 5 s: Deployment/hello: 0 of 1 pods of this revision are ready"}]', '[{"by": "ROLLOUT", "step": "rollout", "millis": 5007}]', '2026-11-25 14:18:27.082859+00', '[{"name": "ready pods Deployment/hello", "unit": "pods", "points": [{"value": 0.0, "millis": 7}, {"value": 0.0, "millis": 5007}]}]'),
('01a21312-782a-71d1-b093-0c7d068bd8d0', '9ebd625a-e59e-490c-a5af-0d1a0e66c341', 7, '6fcb7591-fe8c-4f19-a42a-fa074bf72fb6', '01a21312-7810-7630-9704-b1e59230375a', '{"spent": [], "checks": {"http": [], "settleSeconds": 0, "deadlineSeconds": 60}, "target": {"application": "books", "environment": "staging"}, "revision": 7, "namespace": "books", "releaseId": "9ebd625a-e59e-490c-a5af-0d1a0e66c341", "workloads": [{"uid": "uid-hello", "object": {"kind": "Deployment", "name": "hello", "namespace": "shop", "apiVersion": "apps/v1"}, "generation": 2}], "helmRelease": "books"}', '00-b09258e6b2f83f899ca80a1dabd7893f-64946ac740cff487-00', 'WATCHING', '2026-11-25 14:18:27.243615+00', '2026-11-25 14:19:27.243615+00', 1, '2026-11-25 14:18:33.944285+00', 3, '{"completed": [], "templates": {"uid-hello": "template-2"}}', 'Deployment/hello: 0 of 1 pods of this revision are ready', NULL, '[]', '[]', NULL, '[{"name": "ready pods Deployment/hello", "unit": "pods", "points": [{"value": 0.0, "millis": 3}]}]');

SELECT pg_catalog.setval('public.outbox_id_seq', 4, true);

ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.verifications
    ADD CONSTRAINT verifications_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.verifications
    ADD CONSTRAINT verifications_release_id_revision_key UNIQUE (release_id, revision);

CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);

CREATE INDEX inbox_seen_at ON public.inbox USING brin (seen_at);

CREATE INDEX verifications_to_do ON public.verifications USING btree (leased_until) WHERE (status = 'WATCHING'::text);

CREATE TRIGGER outbox_notify AFTER INSERT ON public.outbox FOR EACH STATEMENT EXECUTE FUNCTION public.fairway_notify('outbox');

CREATE TRIGGER verifications_notify AFTER INSERT ON public.verifications FOR EACH STATEMENT EXECUTE FUNCTION public.fairway_notify('verifications');
