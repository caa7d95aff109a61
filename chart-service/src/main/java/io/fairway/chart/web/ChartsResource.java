package io.fairway.chart.web;

import io.fairway.chart.ChartStore;
import io.fairway.rest.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The chart repository for {@code helm repo add}. The index is made from the table of published charts at each request, so
 * that publishers who work at the same time never lose each other's entries.
 */
@Path("/charts")
public class ChartsResource {

    private static final int A_YEAR = 365 * 24 * 60 * 60;

    private final ChartStore store;
    private volatile @Nullable Index latest;

    ChartsResource(ChartStore store) {
        this.store = store;
    }

    /** @param count how many charts it lists: charts are only ever added */
    private record Index(long count, byte[] yaml, EntityTag tag) {}

    @GET
    @Path("index.yaml")
    @Produces("application/yaml")
    @Operation(summary = "Index of the Helm chart repository")
    public Response index(@Context Request request) {
        Index index = index();
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(index.tag());
        Response.ResponseBuilder response = unchanged != null ? unchanged : Response.ok(index.yaml());
        return response.tag(index.tag()).header("Cache-Control", "no-cache").build();
    }

    @GET
    @Path("{application}/{file: [^/]+\\.tgz}")
    @Produces("application/gzip")
    @Operation(summary = "A packaged chart")
    public Response archive(
            @PathParam("application") String application, @PathParam("file") String file, @Context Request request) {
        return answer(store.archive(application, file).orElse(null), application + "/" + file, request);
    }

    @GET
    @Path("{file: [^/]+\\.tgz}")
    @Produces("application/gzip")
    @Operation(
            hidden = true,
            summary = "A chart of before: for the addresses that events and indexes have, not for new clients")
    public Response earlierArchive(@PathParam("file") String file, @Context Request request) {
        return answer(store.archive(file).orElse(null), file, request);
    }

    private static Response answer(ChartStore.@Nullable Archive archive, String file, Request request) {
        if (archive == null) {
            throw new Problem(404, "No such chart", "There is no " + file + "; see index.yaml");
        }
        EntityTag tag = new EntityTag(archive.digest());
        CacheControl forever = new CacheControl();
        forever.setMaxAge(A_YEAR);
        forever.getCacheExtension().put("immutable", "");
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged != null ? unchanged : Response.ok(archive.content());
        return response.tag(tag).cacheControl(forever).build();
    }

    private Index index() {
        long count = store.countPublished();
        Index known = latest;
        if (known != null && known.count() == count) {
            return known;
        }
        var entries = store.published();
        byte[] yaml = ChartIndex.of(entries).getBytes(StandardCharsets.UTF_8);
        Index made = new Index(entries.size(), yaml, new EntityTag(digest(yaml)));
        latest = made;
        return made;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
