package io.fairway.rest.openapi;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The ways in which every service says no: problem documents (RFC 9457). */
enum Errors {
    BAD_REQUEST(400, "Bad request", "reason must say why: it is kept and shown"),
    UNAUTHORIZED(401, "Unauthorized", "send the header Authorization: Bearer <token>"),
    FORBIDDEN(403, "Forbidden", "bob may not approve this: ada or somebody of group sre may"),
    NOT_FOUND(404, "Not found", "application cart is not registered"),
    CONFLICT(409, "Not possible now", "a release is in flight in staging"),
    UNAVAILABLE(503, "Too many readers", "at most 100 logs are read at once");

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String SCHEMA = "Problem";

    private final int status;
    private final String title;
    private final String detail;

    Errors(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    String status() {
        return String.valueOf(status);
    }

    /** Puts the schema and one response for each of them into the document. */
    static void describe(Components components) {
        components.addSchema(SCHEMA, schema());
        Arrays.stream(values()).forEach(error -> components.addResponse(error.component(), error.response()));
    }

    static Schema schemaReference() {
        return OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA);
    }

    APIResponse reference() {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + component());
    }

    private String component() {
        return SCHEMA + status;
    }

    private APIResponse response() {
        return OASFactory.createAPIResponse()
                .description(title)
                .content(OASFactory.createContent()
                        .addMediaType(
                                MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(schemaReference())
                                        .example(example())));
    }

    private Map<String, Object> example() {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "about:blank");
        example.put("title", title);
        example.put("status", status);
        example.put("detail", detail);
        example.put("instance", "/applications/cart");
        return example;
    }

    private static Schema schema() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("What is wrong, and how to fix it (RFC 9457)")
                .addProperty("type", text("What kind of problem it is; about:blank if the status says it"))
                .addProperty("title", text("The kind of problem in a few words"))
                .addProperty(
                        "status",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).format("int32"))
                .addProperty("detail", text("What is wrong this time, and how to fix it"))
                .addProperty("instance", text("What was called, or the number of the incident"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
