package io.fairway.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The published description of the language: JSON Schemas and the AsyncAPI document. */
final class Published {

    static final String SCHEMA_ID = "https://fairway.dev/events/schema/";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build())
                    .schemaIdResolvers(
                            resolvers -> resolvers.mapPrefix(SCHEMA_ID, "classpath:io/fairway/events/schema/")));

    private Published() {}

    /** @param path below the schema folder, for example {@code type/Source.v1.json} */
    static JsonNode schema(String path) {
        return read(JSON, "schema/" + path);
    }

    static JsonNode asyncApi() {
        return read(new YAMLMapper(), "asyncapi.yaml");
    }

    /** What the published schema has to say against the data of an event. */
    static List<Error> errors(Class<?> event, JsonNode data) {
        Schema schema = SCHEMAS.getSchema(SchemaLocation.of(SCHEMA_ID + event.getSimpleName() + ".v1.json"));
        return schema.validate(data);
    }

    private static JsonNode read(ObjectMapper mapper, String name) {
        try (InputStream in = FairwayEvent.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not published: " + name);
            }
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable: " + name, e);
        }
    }
}
