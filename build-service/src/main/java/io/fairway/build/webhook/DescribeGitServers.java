package io.fairway.build.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/**
 * Gives the address of each {@link GitServer} its operation in the REST document, when the service is built. The operation
 * is that of {@code /webhooks} with the name and the example of the server.
 */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = DescribeGitServers.BEFORE_OTHERS)
public final class DescribeGitServers implements OASFilter {

    /** What completes the operations has to see these, too. */
    static final int BEFORE_OTHERS = 10;

    private static final String ANY_SERVER = "/webhooks";
    private static final String JSON = "application/json";

    private final List<GitServer> servers;

    /** @param index of the service's classes */
    public DescribeGitServers(IndexView index) {
        this.servers = index.getAllKnownImplementations(GitServer.class).stream()
                .map(DescribeGitServers::instance)
                .sorted(Comparator.comparing(GitServer::path))
                .toList();
    }

    private static GitServer instance(ClassInfo server) {
        try {
            return Class.forName(server.name().toString(), true, DescribeGitServers.class.getClassLoader())
                    .asSubclass(GitServer.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(server.name() + " needs a constructor without parameters", e);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        PathItem any = document.getPaths().getPathItem(ANY_SERVER);
        for (GitServer server : servers) {
            document.getPaths()
                    .addPathItem(
                            ANY_SERVER + "/" + server.path(),
                            OASFactory.createPathItem().POST(operation(any.getPOST(), server)));
        }
    }

    private static Operation operation(Operation any, GitServer server) {
        APIResponses responses = OASFactory.createAPIResponses();
        any.getResponses().getAPIResponses().forEach(responses::addAPIResponse);
        return OASFactory.createOperation()
                .operationId("deliver" + server.title() + "Webhook")
                .summary("A push to a branch, sent by " + server.title())
                .tags(any.getTags())
                .requestBody(body(any.getRequestBody(), server))
                .responses(responses);
    }

    private static RequestBody body(RequestBody any, GitServer server) {
        MediaType json = any.getContent().getMediaType(JSON);
        return OASFactory.createRequestBody()
                .required(any.getRequired())
                .content(OASFactory.createContent()
                        .addMediaType(
                                JSON,
                                OASFactory.createMediaType()
                                        .schema(json.getSchema())
                                        .example(example(server))));
    }

    private static Object example(GitServer server) {
        try {
            return new ObjectMapper().readValue(server.example(), Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the example of " + server.title() + " is not JSON", e);
        }
    }
}
