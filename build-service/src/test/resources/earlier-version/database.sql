-- What build-service of 23 November 2026 had in its database when it was ended in the middle of its work.
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

CREATE TABLE public.build_logs (
    "position" bigint NOT NULL,
    build_id uuid NOT NULL,
    text text NOT NULL
);

ALTER TABLE public.build_logs ALTER COLUMN "position" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.build_logs_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.builds (
    id uuid NOT NULL,
    change_id uuid NOT NULL,
    accepted_event uuid NOT NULL,
    repository text NOT NULL,
    branch text NOT NULL,
    commit_id text NOT NULL,
    sequence bigint NOT NULL,
    author text NOT NULL,
    summary text NOT NULL,
    trace text,
    status text NOT NULL,
    accepted_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    due_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    claimed_until timestamp with time zone,
    claim bigint DEFAULT 0 NOT NULL,
    application text,
    inputs_digest text,
    image text,
    tag text,
    digest text,
    reason text,
    message text,
    CONSTRAINT builds_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'BUILDING'::text, 'IMAGE_PUSHED'::text, 'CONFIGURATION_PUSHED'::text, 'FAILED'::text])))
);

CREATE TABLE public.deliveries (
    id text NOT NULL,
    build_id uuid NOT NULL
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

CREATE TABLE public.repositories (
    name text NOT NULL,
    clone_url text NOT NULL,
    canonical_url text NOT NULL,
    branches text[] NOT NULL
);

CREATE TABLE public.sequences (
    repository text NOT NULL,
    last_sequence bigint NOT NULL
);

INSERT INTO public.build_logs OVERRIDING SYSTEM VALUE VALUES (1, '01a21302-2a5b-72e6-9f3c-9ac4be80d6d3', '[fairway] building registry.example:5000/shop:main-17770c1 from 17770c12ce324cc659828bdd4f36263258058b1a
'),
(2, '01a21302-2a5b-72e6-9f3c-9ac4be80d6d3', 'built
[fairway] pushed registry.example:5000/shop@sha256:0000000000000000000000000000000000000000000000000000000000000001
'),
(3, '01a21302-2ec7-7de0-b986-4fad0febdf0f', '[fairway] nothing that the image is made from has changed: registry.example:5000/shop@sha256:0000000000000000000000000000000000000000000000000000000000000001
'),
(4, '01a21302-2fd9-7a51-b74f-5223acbb5c04', '[fairway] failed: fairway.yaml:2:1: unknown key ''enviroments'' in the file; did you mean ''environments''?
'),
(5, '01a21302-30c8-70fd-90b4-49d3ec0d9b96', '[fairway] attempt 2
'),
(6, '01a21302-30c8-70fd-90b4-49d3ec0d9b96', '[fairway] attempt 3
'),
(7, '01a21302-30c8-70fd-90b4-49d3ec0d9b96', '[fairway] attempt 4
'),
(8, '01a21302-331b-7f21-9e43-17c3a5752493', '[fairway] building registry.example:5000/stock:main-654ca22 from 654ca2266c0055b2e59e0fb652d3bc498542561e
'),
(9, '01a21302-331b-7f21-9e43-17c3a5752493', 'FAIL: expected 1[31m
[fairway] failed: step 3/4 failed
'),
(10, '01a21302-3417-7b97-85c0-8184a8b6a5b1', '[fairway] building registry.example:5000/stock:main-563f6b3 from 563f6b33348df4d48c7366564c13e543567073cb
'),
(11, '01a21302-3417-7b97-85c0-8184a8b6a5b1', '[fairway] attempt 2
'),
(12, '01a21302-3417-7b97-85c0-8184a8b6a5b1', '[fairway] building registry.example:5000/stock:main-563f6b3 from 563f6b33348df4d48c7366564c13e543567073cb
'),
(13, '01a21302-3417-7b97-85c0-8184a8b6a5b1', '[fairway] attempt 3
'),
(14, '01a21302-3417-7b97-85c0-8184a8b6a5b1', '[fairway] building registry.example:5000/stock:main-563f6b3 from 563f6b33348df4d48c7366564c13e543567073cb
'),
(15, '01a21302-3417-7b97-85c0-8184a8b6a5b1', '[fairway] attempt 4
'),
(16, '01a21302-3417-7b97-85c0-8184a8b6a5b1', '[fairway] building registry.example:5000/stock:main-563f6b3 from 563f6b33348df4d48c7366564c13e543567073cb
'),
(17, '01a21302-36a8-774d-a8ae-cb33409d4c79', '[fairway] building registry.example:5000/stock:main-a28aa81 from a28aa81cb4a7745db95f7bd3c186a78307ea9cea
'),
(18, '01a21302-36a8-774d-a8ae-cb33409d4c79', 'built
[fairway] pushed registry.example:5000/stock@sha256:0000000000000000000000000000000000000000000000000000000000000002
'),
(19, '01a21302-3792-76b1-ae52-f16f22e92a5b', '[fairway] failed: a push that was accepted earlier on branch main contains this commit already
'),
(20, '01a21302-38cb-7368-bb7b-f23addc69f12', '[fairway] building registry.example:5000/cart:main-1cb9ea5 from 1cb9ea512ddbf3ae48d2e66d7c4e5b7e5b8c7299
'),
(21, '01a21302-38cb-7368-bb7b-f23addc69f12', 'first line
');

INSERT INTO public.builds VALUES ('01a21302-2a5b-72e6-9f3c-9ac4be80d6d3', '01a21302-2a5b-7b57-920e-1d8e0fb80f70', '01a21302-2a5b-7800-bd92-d187275e1f49', 'file://@here@/target/earlier-version/shop.git/', 'main', '17770c12ce324cc659828bdd4f36263258058b1a', 1, 'Ada', 'commit', '00-76b1eff0718bb7a97e09d3fa7b7d7e5a-6edbad199c7bd35e-00', 'IMAGE_PUSHED', '2026-11-25 14:00:38.747915+00', '2026-11-25 14:00:39.098773+00', '2026-11-25 14:00:38.750532+00', 1, NULL, 1, 'shop', 'sha256:5d2cab870c2417a3cc0fd07aa13d4d91c2b84d603248f790f4bc7b7fea502e89', 'registry.example:5000/shop', 'main-17770c1', 'sha256:0000000000000000000000000000000000000000000000000000000000000001', NULL, NULL),
('01a21302-2ec7-7de0-b986-4fad0febdf0f', '01a21302-2ec7-7827-84b9-64bdd3ec0aa2', '01a21302-2ec7-7a69-a945-28d934883dd7', 'file://@here@/target/earlier-version/shop.git/', 'main', '4aede5a1283106acef23883ccee21268320d88ae', 2, 'Ada', 'commit', '00-409c233cd9cf14433b8919d2995890c7-4742be0e8e25dc80-00', 'CONFIGURATION_PUSHED', '2026-11-25 14:00:39.879796+00', '2026-11-25 14:00:39.942367+00', '2026-11-25 14:00:39.880369+00', 1, NULL, 1, 'shop', 'sha256:5d2cab870c2417a3cc0fd07aa13d4d91c2b84d603248f790f4bc7b7fea502e89', 'registry.example:5000/shop', 'main-17770c1', 'sha256:0000000000000000000000000000000000000000000000000000000000000001', NULL, NULL),
('01a21302-2fd9-7a51-b74f-5223acbb5c04', '01a21302-2fd9-7c27-9051-b4f42ebf2e78', '01a21302-2fd9-7b8e-b0d6-7188e20b54d8', 'file://@here@/target/earlier-version/shop.git/', 'main', '54ad477b137218eea9080243305a3728899556e3', 3, 'Ada', 'commit', '00-1f872340b7576ba872846c6754d6189e-b4a72b13678e5a74-00', 'FAILED', '2026-11-25 14:00:40.15304+00', '2026-11-25 14:00:40.201338+00', '2026-11-25 14:00:40.153799+00', 1, NULL, 1, NULL, NULL, NULL, NULL, NULL, 'INVALID_CONFIGURATION', 'fairway.yaml:2:1: unknown key ''enviroments'' in the file; did you mean ''environments''?'),
('01a21302-30c8-70fd-90b4-49d3ec0d9b96', '01a21302-30c8-7e2b-944c-7b88ce581a7e', '01a21302-30c8-7222-ab25-5f66b0b56854', 'file://@here@/target/earlier-version/shop.git/', 'main', '0123456789abcdef0123456789abcdef01234567', 4, 'Ada', 'commit', '00-1e7ae45acbd1727c8c2a1d1df63f8b6d-a62aa8f74e2de723-00', 'FAILED', '2026-11-25 14:00:40.392753+00', '2026-11-25 14:00:40.803946+00', '2026-11-25 14:00:40.788261+00', 4, NULL, 4, NULL, NULL, NULL, NULL, NULL, 'CHECKOUT_FAILED', 'branch main of the repository does not have commit 0123456789abcdef0123456789abcdef01234567 (tried 4 times)'),
('01a21302-331b-7f21-9e43-17c3a5752493', '01a21302-331b-7ae0-8425-a6a35c7f6510', '01a21302-331b-7c09-817d-a7d01a17c524', 'file://@here@/target/earlier-version/stock.git/', 'main', '654ca2266c0055b2e59e0fb652d3bc498542561e', 1, 'Ada', 'commit', '00-593bc2e848888fe6080cc42c2bf3ba73-9f1b2ea9b1b0df89-00', 'FAILED', '2026-11-25 14:00:40.987453+00', '2026-11-25 14:00:41.028615+00', '2026-11-25 14:00:40.98831+00', 1, NULL, 1, 'stock', 'sha256:5d2cab870c2417a3cc0fd07aa13d4d91c2b84d603248f790f4bc7b7fea502e89', NULL, NULL, NULL, 'STEP_FAILED', 'step 3/4 failed'),
('01a21302-3417-7b97-85c0-8184a8b6a5b1', '01a21302-3417-73cb-aa7d-131dba87c1b6', '01a21302-3417-78d9-b7b3-d8442f10cd97', 'file://@here@/target/earlier-version/stock.git/', 'main', '563f6b33348df4d48c7366564c13e543567073cb', 2, 'Ada', 'commit', '00-f72f1c9a5bc96274c13c36e0e793701a-3afc3bd83d573e05-00', 'FAILED', '2026-11-25 14:00:41.239399+00', '2026-11-25 14:00:41.703653+00', '2026-11-25 14:00:41.683202+00', 4, NULL, 4, 'stock', 'sha256:3283be4ffee4a96636cd2e8e73d578553b144d3f6d4fa52d72133b8471ed5efd', NULL, NULL, NULL, 'PUSH_FAILED', 'the registry did not take it (tried 4 times)'),
('01a21302-36a8-774d-a8ae-cb33409d4c79', '01a21302-36a8-7f32-92db-140924a7a078', '01a21302-36a8-7195-8a19-55b1c50782c6', 'file://@here@/target/earlier-version/stock.git/', 'main', 'a28aa81cb4a7745db95f7bd3c186a78307ea9cea', 3, 'Ada', 'commit', '00-f8b81b3e55de7f678d28f51b425dd84e-433e7740a759f2d9-00', 'IMAGE_PUSHED', '2026-11-25 14:00:41.896355+00', '2026-11-25 14:00:41.947218+00', '2026-11-25 14:00:41.896706+00', 1, NULL, 1, 'stock', 'sha256:02f529cbec67da5114cd8e76175349493b1166e299afb35797969b7ae0a91b5f', 'registry.example:5000/stock', 'main-a28aa81', 'sha256:0000000000000000000000000000000000000000000000000000000000000002', NULL, NULL),
('01a21302-3792-76b1-ae52-f16f22e92a5b', '01a21302-3792-7871-9acb-6a46da5a873c', '01a21302-3792-7d1b-9a57-1bf6413e4d6f', 'file://@here@/target/earlier-version/stock.git/', 'main', 'aa7443bc457363eb8126eafe1b7052bae8c3f7cf', 4, 'Ada', 'commit', '00-2e897b9b1ed2dcba723d72f561a56f8f-6367c11154986f20-00', 'FAILED', '2026-11-25 14:00:42.13014+00', '2026-11-25 14:00:42.168647+00', '2026-11-25 14:00:42.130942+00', 1, NULL, 1, NULL, NULL, NULL, NULL, NULL, 'SUPERSEDED', 'a push that was accepted earlier on branch main contains this commit already'),
('01a21302-38cb-7368-bb7b-f23addc69f12', '01a21302-38cb-7c41-aeb0-58aa976cf109', '01a21302-38cb-7565-8e47-798f1d298274', 'file://@here@/target/earlier-version/cart.git/', 'main', '1cb9ea512ddbf3ae48d2e66d7c4e5b7e5b8c7299', 1, 'Ada', 'commit', '00-08c84cea135b4871b6e5accc5c3f35d2-787210a734dd8cce-00', 'BUILDING', '2026-11-25 14:00:42.443861+00', NULL, '2026-11-25 14:00:42.444408+00', 1, '2026-11-25 14:00:44.449648+00', 1, 'cart', 'sha256:5d2cab870c2417a3cc0fd07aa13d4d91c2b84d603248f790f4bc7b7fea502e89', NULL, NULL, NULL, NULL, NULL),
('01a21302-3959-7362-ac71-d21909230bcc', '01a21302-3959-78d9-803f-a239c2d0fce3', '01a21302-3959-780e-9eb3-5b5f465b52ee', 'file://@here@/target/earlier-version/cart.git/', 'main', '8b879990d21aa2d2c0cebc1e7696716080d155be', 2, 'Ada', 'commit', '00-8cc66702c79537eee00deac03b259ba2-0555743ecd1fd41e-00', 'PENDING', '2026-11-25 14:00:42.58569+00', NULL, '2026-11-25 14:01:12.617291+00', 0, NULL, 1, 'cart', 'sha256:5d2cab870c2417a3cc0fd07aa13d4d91c2b84d603248f790f4bc7b7fea502e89', NULL, NULL, NULL, NULL, 'waits for the build of push 1: same inputs');

INSERT INTO public.deliveries VALUES ('7d77cfcc-e58e-41e7-8578-742ede202898', '01a21302-2a5b-72e6-9f3c-9ac4be80d6d3'),
('d8c0e95e-d029-4349-9f22-9045b9a7cfaf', '01a21302-2ec7-7de0-b986-4fad0febdf0f'),
('7cf85bf2-e08d-4811-a3ce-16968a48e82d', '01a21302-2fd9-7a51-b74f-5223acbb5c04'),
('71e4da28-249c-4d9c-90d5-a5d0fbde72eb', '01a21302-30c8-70fd-90b4-49d3ec0d9b96'),
('f9d676fa-a426-4614-ab2b-f7dad544598e', '01a21302-331b-7f21-9e43-17c3a5752493'),
('739f90e6-c099-4589-b8ed-5886f3ab12b1', '01a21302-3417-7b97-85c0-8184a8b6a5b1'),
('8c4e31c6-f754-44c0-afec-06ad9445c1a6', '01a21302-36a8-774d-a8ae-cb33409d4c79'),
('439c5c26-708e-4eb5-b2a8-85addb8cdb67', '01a21302-3792-76b1-ae52-f16f22e92a5b'),
('8f0d6838-92bd-4862-8529-d7007035091b', '01a21302-38cb-7368-bb7b-f23addc69f12'),
('f1dca9c6-ae53-482e-b276-b8304dd405dc', '01a21302-3959-7362-ac71-d21909230bcc');

INSERT INTO public.flyway_schema_history VALUES (1, '20261122.2300', 'event log', 'SQL', 'db/eventlog/V20261122_2300__event_log.sql', 1830648077, 'postgres', '2026-11-25 14:00:36.018317', 24, true),
(2, '20261122.2315', 'builds', 'SQL', 'db/build/V20261122_2315__builds.sql', 1631862048, 'postgres', '2026-11-25 14:00:36.057981', 42, true);

INSERT INTO public.repositories VALUES ('app-1', 'file:///nonexistent/app-1.git/', 'file:///nonexistent/app-1', '{main,next}'),
('shop', 'file://@here@/target/earlier-version/shop.git/', 'file://@here@/target/earlier-version/shop', '{main,next}'),
('stock', 'file://@here@/target/earlier-version/stock.git/', 'file://@here@/target/earlier-version/stock', '{main,next}'),
('cart', 'file://@here@/target/earlier-version/cart.git/', 'file://@here@/target/earlier-version/cart', '{main,next}');

INSERT INTO public.sequences VALUES ('file://@here@/target/earlier-version/shop.git/', 4),
('file://@here@/target/earlier-version/stock.git/', 4),
('file://@here@/target/earlier-version/cart.git/', 2);

SELECT pg_catalog.setval('public.build_logs_position_seq', 21, true);

SELECT pg_catalog.setval('public.outbox_id_seq', 18, true);

ALTER TABLE ONLY public.build_logs
    ADD CONSTRAINT build_logs_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.builds
    ADD CONSTRAINT builds_change_id_key UNIQUE (change_id);

ALTER TABLE ONLY public.builds
    ADD CONSTRAINT builds_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.builds
    ADD CONSTRAINT builds_repository_branch_commit_id_key UNIQUE (repository, branch, commit_id);

ALTER TABLE ONLY public.builds
    ADD CONSTRAINT builds_repository_sequence_key UNIQUE (repository, sequence);

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.repositories
    ADD CONSTRAINT repositories_canonical_url_key UNIQUE (canonical_url);

ALTER TABLE ONLY public.repositories
    ADD CONSTRAINT repositories_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.sequences
    ADD CONSTRAINT sequences_pkey PRIMARY KEY (repository);

CREATE INDEX build_logs_of_build ON public.build_logs USING btree (build_id, "position");

CREATE INDEX builds_commit ON public.builds USING btree (commit_id);

CREATE INDEX builds_inputs ON public.builds USING btree (repository, inputs_digest);

CREATE INDEX builds_open ON public.builds USING btree (due_at) WHERE (status = ANY (ARRAY['PENDING'::text, 'BUILDING'::text]));

CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);

CREATE INDEX inbox_seen_at ON public.inbox USING brin (seen_at);

CREATE TRIGGER build_logs_notify AFTER INSERT ON public.build_logs FOR EACH STATEMENT EXECUTE FUNCTION public.fairway_notify('build_logs');

CREATE TRIGGER builds_notify AFTER INSERT OR UPDATE OF status, due_at ON public.builds FOR EACH STATEMENT EXECUTE FUNCTION public.fairway_notify('builds');

CREATE TRIGGER outbox_notify AFTER INSERT ON public.outbox FOR EACH STATEMENT EXECUTE FUNCTION public.fairway_notify('outbox');

ALTER TABLE ONLY public.build_logs
    ADD CONSTRAINT build_logs_build_id_fkey FOREIGN KEY (build_id) REFERENCES public.builds(id);

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_build_id_fkey FOREIGN KEY (build_id) REFERENCES public.builds(id);
