package io.fairway.rest.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Completes the OpenAPI document of a service when it is built: an id for each operation, examples, the errors that it may
 * answer, and whether it needs the token. What an annotation says already stays. Pages of the dashboard are taken out.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class DescribeOperations implements OASFilter {

    private static final String BEARER = "bearer";
    private static final String OK = "200";

    private final Map<Endpoint.Key, Endpoint> endpoints;

    /** @param index of the service's classes */
    public DescribeOperations(IndexView index) {
        this.endpoints = Endpoint.all(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        List.copyOf(document.getPaths().getPathItems().keySet()).stream()
                .filter(path -> path.equals("/") || path.startsWith("/ui"))
                .forEach(document.getPaths()::removePathItem);
        Components components =
                document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        document.setComponents(components);
        Errors.describe(components);
        components.addSecurityScheme(
                BEARER,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme(BEARER)
                        .description("The token of the operator, or of a person"));
        Samples samples = new Samples(components.getSchemas());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((verb, operation) -> describe(verb, path, operation, samples)));
    }

    private void describe(HttpMethod verb, String path, Operation operation, Samples samples) {
        Endpoint endpoint = endpoints.getOrDefault(new Endpoint.Key(verb, path), new Endpoint(false, null));
        if (operation.getOperationId() == null) {
            operation.setOperationId(OperationIds.of(verb, path));
        }
        if (operation.getTags() == null || operation.getTags().isEmpty()) {
            operation.addTag(path.split("/")[1]);
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> addExample(parameter, samples));
        }
        if (operation.getRequestBody() != null) {
            addExamples(operation.getRequestBody().getContent(), samples);
        }
        APIResponses responses =
                operation.getResponses() == null ? OASFactory.createAPIResponses() : operation.getResponses();
        operation.setResponses(responses);
        nameSuccess(responses, endpoint);
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                addExamples(response.getContent(), samples);
            }
        });
        addErrors(path, operation, endpoint);
    }

    /** The document takes 200 or 201 for granted, whatever the method answers. */
    private static void nameSuccess(APIResponses responses, Endpoint endpoint) {
        if (endpoint.status() == null || responses.getAPIResponses() == null) {
            return;
        }
        APIResponse success = responses.getAPIResponse(OK);
        if (success == null) {
            success = responses.getAPIResponse("201");
        }
        if (success != null) {
            responses.removeAPIResponse(OK);
            responses.removeAPIResponse("201");
            if (endpoint.status() == 204) {
                success.setContent(null);
                success.setDescription("Done");
            } else if (endpoint.status() == 202) {
                success.setDescription("Accepted");
            }
            responses.addAPIResponse(String.valueOf(endpoint.status()), success);
        }
    }

    private static void addErrors(String path, Operation operation, Endpoint endpoint) {
        boolean parameters =
                operation.getParameters() != null && !operation.getParameters().isEmpty();
        boolean takesInput = parameters || operation.getRequestBody() != null;
        add(operation, Errors.BAD_REQUEST, takesInput);
        add(operation, Errors.UNAUTHORIZED, endpoint.guarded());
        add(operation, Errors.FORBIDDEN, endpoint.guarded());
        add(operation, Errors.NOT_FOUND, path.contains("{"));
        add(operation, Errors.CONFLICT, endpoint.guarded());
        add(operation, Errors.UNAVAILABLE, false);
        if (endpoint.guarded() && operation.getSecurity() == null) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(BEARER));
        }
    }

    /** Says what an error looks like if it is possible, or if an annotation named it and no more. */
    private static void add(Operation operation, Errors error, boolean possible) {
        @Nullable APIResponse known = operation.getResponses().getAPIResponse(error.status());
        if (known != null && known.getContent() != null) {
            known.getContent().getMediaTypes().values().stream()
                    .filter(type -> type.getSchema() == null)
                    .forEach(type -> type.setSchema(Errors.schemaReference()));
        }
        boolean saysNothing = known == null || known.getContent() == null && known.getRef() == null;
        if (saysNothing && (possible || known != null)) {
            operation.getResponses().addAPIResponse(error.status(), error.reference());
        }
    }

    private static void addExample(Parameter parameter, Samples samples) {
        if (parameter.getExample() == null && parameter.getSchema() != null && parameter.getName() != null) {
            parameter.setExample(samples.of(parameter.getName(), parameter.getSchema()));
        }
    }

    private static void addExamples(@Nullable Content content, Samples samples) {
        if (content == null || content.getMediaTypes() == null) {
            return;
        }
        content.getMediaTypes().forEach((name, type) -> addExample(name, type, samples));
    }

    private static void addExample(String name, MediaType type, Samples samples) {
        if (type.getExample() != null || type.getExamples() != null) {
            return;
        }
        Schema schema = type.getSchema();
        if (schema == null) {
            schema = OASFactory.createSchema().addType(SchemaType.STRING);
            type.setSchema(schema);
        }
        type.setExample(
                switch (name) {
                    case "text/plain" -> "[fairway] building registry.example/cart:main-68b1f57\n";
                    case "application/yaml" -> "apiVersion: v1\nentries: {}\n";
                    case "text/csv" ->
                        "at,actor,what\n2026-11-23T20:15:30Z,ada,approved release of cart in production\n";
                    case "application/x-ndjson" -> "{\"at\": \"2026-11-23T20:15:30Z\", \"actor\": \"ada\"}\n";
                    case "text/event-stream" -> "id: 42\nevent: ReleaseVerified\ndata: {\"application\": \"cart\"}\n\n";
                    default -> samples.of(schema);
                });
    }
}
