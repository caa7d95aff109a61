-- What chart-service of 23 November 2026 had in its database when it was ended in the middle of its work.
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

CREATE TABLE public.chart_archives (
    chart_id uuid NOT NULL,
    content bytea NOT NULL
);
ALTER TABLE ONLY public.chart_archives ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE public.charts (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    change_id uuid NOT NULL,
    caused_by uuid NOT NULL,
    repository text NOT NULL,
    branch text NOT NULL,
    commit_id text NOT NULL,
    sequence bigint NOT NULL,
    application text NOT NULL,
    image_repository text NOT NULL,
    image_tag text NOT NULL,
    image_digest text NOT NULL,
    traceparent text,
    requested_at timestamp with time zone DEFAULT now() NOT NULL,
    status text DEFAULT 'PENDING'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    due_at timestamp with time zone DEFAULT now() NOT NULL,
    lease uuid,
    leased_until timestamp with time zone,
    ended_at timestamp with time zone,
    name text,
    version text,
    app_version text,
    description text,
    digest text,
    content_digest text,
    message text,
    file text,
    line integer,
    CONSTRAINT charts_check CHECK (((status <> 'PUBLISHED'::text) OR (num_nulls(ended_at, name, version, app_version, description, digest, content_digest) = 0))),
    CONSTRAINT charts_check1 CHECK (((status <> 'REJECTED'::text) OR (num_nulls(ended_at, message) = 0))),
    CONSTRAINT charts_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'PUBLISHED'::text, 'REJECTED'::text])))
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

INSERT INTO public.chart_archives VALUES ('9f615843-9bc0-4329-9de4-b1887cf973ba', '\x1f8b08140000000000ff2c00727228006148523063484d364c79393562335630645335695a5339364f5656364d576c6a616e647954516f3d48656c6d00ec96cbaedb361086bdd6530cdc652b89d4cd065705da342850649106d904598ca9b14c541796a4951aa77ef742922f8a1ac08b9c6323817e2f2c891c0e45cd37333b2acb26fc6587c60507accac50b8831c6b224e9ff1963d37f96acd2054f63c6d32ccb185f301ec52c5d007b89cd4cb5b70ecd827db5afe9cb7d23c2ba6e1c3ad5d45678005b54e6131e829cda50eeb02e4800e318f1986d7dc973eeaf24cb7cccd7d2a79c6db328caf9269753d3a6aa9413b025be969b344eb698666b4ce49ac5ab7c2b7992b035a334c238ca255f4fcc0de9c62ad7988380ad2a498461d8a2095da5c34fe15e170673f29bbdebf6689c7f99afc88643447ba8d57b325635b58036f250ebcb6d85aaf619f24d24632f272b8dd2ae1ff9130f16fa05bc1a2b12a7ebf66cc98324e03f16a7d7f21efdf19e41c369b558eec9be5402b8c57f07fb84ff348e67feefa11fe0dd8e40555810280b961c6c0ef0db0946af1fe81243ae0ab24ec0d2ee304a33819baffb2d3d8031e64b1ead0216b0808b94313650dc4d725808588e915d7a852172aa2ece7c3efa10bf610dfc3baa74898e6c98932e9b4345f533b603b7f8cff86ac27f9a446ce6ff1e1a9749d4da862df7fe52752ee0d74b24781539ccd161970886baf8f404c15b2a092d056fb022381e3dab4976332c95245d63ba6b800a9ddcfd811b2aad8027d4fa04edb163fb1476a799232f9dca2f1b019c1d75924ded50d564ecf909800fe3e20d170dc90c96dde6df0f15af7f145c13111c8f3fff6f78c87d703c2e478b51dd8ad1edd5ebebb7af5ebdfbfdcdebcf0601fa123b1cdc69f17316837fe1ef7de3fa33bcfbf71ff83f375f2fd300dce23f5a65d3fabf9afbfffb08b52e95c4a1fd1d80a1ba55a6a93bf27ba8ce816d1d16aa2ebc4b345b011f860bff34d607d0c7918d364dbe97ddea5f34bb0e5f2ca14b43a669b114f0b43908f8b02c4cb3d7c21a5a7efc09e81fad4cb746b47b002edf9dc6fdfff4733c978f5bfcb368daff272b9ecdfcdf43d7567a84eaa33735eb6efa8cff71167f461fb7f98fa6fcf38ccffcdf4357fecfe5fdd13b9a356bd6ac59f7d07f010000ffff3a59e5f8001c0000'),
('6b0f033b-0f4c-49a6-9a83-94e6bea2aab3', '\x1f8b08140000000000ff2c00727228006148523063484d364c79393562335630645335695a5339364f5656364d576c6a616e647954516f3d48656c6d00ec964b8fdb3610c7f7ac4f31708fad2592d663cd5381360d0a1439a4412e410e23692c13d5832569a5c6d6dfbd90e487a204f021bb3652e8ef832591c3a1a8f9cdcc96cab2097ed9a271fe1eabf2e105c418637118f6ff8cb1e93f0b93e881472bc6a3388e59f8c0b85871f600ec253633d5ce3a340fec9b7d4d5fee3b11d675e3d0a9a6b6d203d8a0329f70efe7d406d916eb8224308e82afd8669965f1e332a15c2c53fe884b4cd68c679c84c8c5d4b4a92ae52444b4ce36c963b8c6cd5a601ee38a5344a9c0cd9a539cc6719aa6f4b8ce26e6867463956bcc5ec2469524832068d104aed2c1a760a70b83392d9b9debf668dcf23c5f910d8688f650abf764ac6a6a09adf050ebf36d85aa5e32e4a9c8565e4e36334abb7ee44fdc5be817f06aac481eafdb9325f7435ffc581c5fcbbbf7c77b060da7d562b923fb5209e01aff2bf605ffd12a9ef9bf857e80775b02556141a02c587290eee1b7238c5e3fd025865c15649d8485dda2886289e9b7fd161ec018f3051789cf7ce6731931c6068abb490e0b098b31b20baf30444ed5c589cf7b1fe277ac817f47952ed1910d72d265b3afa87ec676e01aff314f26fc47a158cdfcdf42e332895adba0e5de5faace25fc7a8e04af2287393aec12c150179f9ec07f4b25a125ff0d56048783673565dd0c4b2565ae31dd3540852edbfe81299556c2136a7d84f6d0b17d0cbbe3cc91974ee5d78d004e8e3a654ded50d564ece909c012c6c51bce1a92192cbacdbf1f2a5effc8bf2422381c7efe6278c87d70382c468b51ddcad1edc5ebebb7af5ebdfbfdcdebcf0601fa123b1cdc71f15316837fe1ef5de3fa33bcf9f71ff83f355f2fd3005ce35f24f1b4fe2773ff7f1ba1d6a5ca70687f0760a86e9569ea8efc1eaa53605b8785aa0bef1ccd56c287e162791ceb03e8e3c8469b26df65ddea5f35bb0c9f2da14b43a669b194f094ee257c5814a6d969690d2d3efe04f48f56a65b436cef80cbff4ee3fe7ffa399ecbc735fe9998f6ff6122f8ccff2d7469a547a8de7b53b36ea6cff81f67f167f4719d7f31e59fc7e1ccff2d74e1ff54deefbda359b366cd9a750bfd170000ffff5559dfa7001c0000');

INSERT INTO public.charts VALUES ('9f615843-9bc0-4329-9de4-b1887cf973ba', '01a2130f-c1d1-7c06-ad8c-ed0f622d1bdc', '01a2130f-c1d1-733d-9b14-bbcca2b46037', 'file://@here@/target/earlier-version/hello/', 'main', 'fe18cb534fa568a4c8037dfc144080e52a32dc18', 1, 'hello', '127.0.0.1:5000/hello', 'main-0a1b2c3', 'sha256:abababababababababababababababababababababababababababababababab', '00-1fe5036033bb3b810d3ca23a596c0bc5-d27f1bd0e3671439-00', '2026-11-25 14:15:30.673986+00', 'PUBLISHED', 1, '2026-11-25 14:15:30.673986+00', NULL, NULL, '2026-11-25 14:15:31.500713+00', 'hello', '1.4.1+gfe18cb5', 'main-0a1b2c3', 'Says hello', 'sha256:c0db1b8e206b106267cf2a37cac754a8c65e56691f855973af6e981022c6fd0e', 'sha256:fbeeb86d1273ba7195509a10f45e28f814ab283fa5305b1fb4db4c2d816953bb', NULL, NULL, NULL),
('6b0f033b-0f4c-49a6-9a83-94e6bea2aab3', '01a2130f-cc68-7ed2-b18a-a7901c1e22d2', '01a2130f-cc68-7422-b631-00a9970559ab', 'file://@here@/target/earlier-version/hello/', 'main', '5e9cf7849af92ad6a31e5eb2af91e6b66bbbe89c', 2, 'hello', '127.0.0.1:5000/hello', 'main-0a1b2c3', 'sha256:abababababababababababababababababababababababababababababababab', '00-1ac5e22cf1b7fe16183c0d1edfa09cdb-0313d3eb76b74f7a-00', '2026-11-25 14:15:32.22982+00', 'PUBLISHED', 1, '2026-11-25 14:15:32.22982+00', NULL, NULL, '2026-11-25 14:15:32.568895+00', 'hello', '1.4.2+g5e9cf78', 'main-0a1b2c3', 'Says hello', 'sha256:905054d7d6a77f19161223b489e61c1e69128cf06594f14f164260fe3ac66359', 'sha256:fbeeb86d1273ba7195509a10f45e28f814ab283fa5305b1fb4db4c2d816953bb', NULL, NULL, NULL),
('b814fe11-7b48-4e7c-81f4-af98e8721e83', '01a2130f-d07b-74e6-ae16-409098bfcd68', '01a2130f-d07b-7391-8c64-2544ae3e5c88', 'file://@here@/target/earlier-version/hello/', 'main', '26dec2acc1474a77c9c6c19c833e6c1711254a40', 3, 'hello', '127.0.0.1:5000/hello', 'main-0a1b2c3', 'sha256:abababababababababababababababababababababababababababababababab', '00-08bafdc7058c24a01ac4a1eee65c1d42-a0b8c71bdecbba4a-00', '2026-11-25 14:15:33.36161+00', 'REJECTED', 1, '2026-11-25 14:15:33.36161+00', NULL, NULL, '2026-11-25 14:15:33.607705+00', NULL, NULL, NULL, NULL, NULL, NULL, 'templates/: parse error at (hello/templates/x.yaml:2): function "nope" not defined', 'chart/templates/x.yaml', 2),
('487de7fd-3801-4325-b307-93e4da673ddb', '01a2130f-d49f-7ad3-953d-71f8df92697d', '01a2130f-d49f-73ad-9a5a-b0b0a75f3210', 'file://@here@/target/earlier-version/nothing', 'main', '0000000000000000000000000000000000000000', 1, 'hello', '127.0.0.1:5000/hello', 'main-0a1b2c3', 'sha256:abababababababababababababababababababababababababababababababab', '00-edb2e4c15f995c30bcf0c75625bd2192-3d98f687617af15f-00', '2026-11-25 14:15:34.338463+00', 'PENDING', 1, '2026-11-25 14:16:34.355642+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'branch main of file://@here@/target/earlier-version/nothing cannot be fetched: file://@here@/target/earlier-version/nothing: not found.', NULL, NULL);

INSERT INTO public.flyway_schema_history VALUES (1, '20261122.2300', 'event log', 'SQL', 'db/eventlog/V20261122_2300__event_log.sql', 1830648077, 'postgres', '2026-11-25 14:15:26.633094', 87, true),
(2, '20261122.2310', 'charts', 'SQL', 'db/chart/V20261122_2310__charts.sql', 561550597, 'postgres', '2026-11-25 14:15:26.76998', 21, true);

INSERT INTO public.inbox VALUES ('chart-service', '01a2130f-c1d1-733d-9b14-bbcca2b46037', '2026-11-25 14:15:30.674281+00'),
('chart-service', '01a2130f-cc68-7422-b631-00a9970559ab', '2026-11-25 14:15:32.230104+00'),
('chart-service', '01a2130f-d07b-7391-8c64-2544ae3e5c88', '2026-11-25 14:15:33.361922+00'),
('chart-service', '01a2130f-d49f-73ad-9a5a-b0b0a75f3210', '2026-11-25 14:15:34.338665+00');

SELECT pg_catalog.setval('public.outbox_id_seq', 3, true);

ALTER TABLE ONLY public.chart_archives
    ADD CONSTRAINT chart_archives_pkey PRIMARY KEY (chart_id);

ALTER TABLE ONLY public.charts
    ADD CONSTRAINT charts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.charts
    ADD CONSTRAINT charts_repository_branch_commit_id_key UNIQUE (repository, branch, commit_id);

ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);

CREATE INDEX charts_due ON public.charts USING btree (due_at) WHERE (status = 'PENDING'::text);

CREATE UNIQUE INDEX charts_file ON public.charts USING btree (((((name || '-'::text) || version) || '.tgz'::text))) WHERE (status = 'PUBLISHED'::text);

CREATE UNIQUE INDEX charts_published ON public.charts USING btree (name, version) WHERE (status = 'PUBLISHED'::text);

CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);

CREATE INDEX inbox_seen_at ON public.inbox USING brin (seen_at);

CREATE TRIGGER charts_notify AFTER INSERT OR UPDATE OF due_at ON public.charts FOR EACH STATEMENT EXECUTE FUNCTION public.fairway_notify('charts');

CREATE TRIGGER outbox_notify AFTER INSERT ON public.outbox FOR EACH STATEMENT EXECUTE FUNCTION public.fairway_notify('outbox');

ALTER TABLE ONLY public.chart_archives
    ADD CONSTRAINT chart_archives_chart_id_fkey FOREIGN KEY (chart_id) REFERENCES public.charts(id);
