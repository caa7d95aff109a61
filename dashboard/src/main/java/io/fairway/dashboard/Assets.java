package io.fairway.dashboard;

import io.fairway.rest.Problem;
import io.quarkus.qute.TemplateGlobal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Styles, scripts, icons and fonts: ours, and those of the web libraries on the class path. Their address contains a digest
 * of all of them, so that browsers keep them for good and still never mix two versions.
 */
@Path("/ui/assets/{version}/{name}")
class Assets {

    private static final String OURS = "dashboard/";
    private static final String HTMX = "META-INF/resources/webjars/htmx.org/"
            + versionOf("META-INF/maven/org.webjars.npm/htmx.org/pom.properties") + "/dist/";
    private static final String INTER = "META-INF/resources/_static/inter/"
            + versionOf("META-INF/maven/org.mvnpm.at.fontsource/inter/pom.properties") + "/files/";

    private static final Map<String, Asset> ALL = all();
    private static final String VERSION = digest();

    private record Asset(String mediaType, byte[] content) {}

    /** Where all of them are, for the templates. */
    @TemplateGlobal(name = "assets")
    static String base() {
        return "/ui/assets/" + VERSION;
    }

    /** Changes whenever one of them does. */
    static String version() {
        return VERSION;
    }

    @GET
    @Operation(hidden = true)
    public Response one(@PathParam("version") String version, @PathParam("name") String name) {
        Asset asset = ALL.get(name);
        if (asset == null) {
            throw new Problem(404, "Not found", "the dashboard has no file of this name");
        }
        // A page of an older version may still ask for its files: it gets the present ones, but may not keep them.
        String keep = version.equals(VERSION) ? "public, max-age=31536000, immutable" : "no-store";
        return Response.ok(asset.content(), asset.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, keep)
                .build();
    }

    private static Map<String, Asset> all() {
        Map<String, Asset> assets = new LinkedHashMap<>();
        add(assets, OURS, "fairway.css", "text/css;charset=utf-8");
        add(assets, OURS, "theme.js", "text/javascript;charset=utf-8");
        add(assets, OURS, "fairway.js", "text/javascript;charset=utf-8");
        add(assets, OURS, "mark.svg", "image/svg+xml");
        add(assets, HTMX, "htmx.min.js", "text/javascript;charset=utf-8");
        add(assets, INTER, "inter-latin-400-normal.woff2", "font/woff2");
        add(assets, INTER, "inter-latin-600-normal.woff2", "font/woff2");
        return Map.copyOf(assets);
    }

    private static void add(Map<String, Asset> assets, String folder, String name, String mediaType) {
        assets.put(name, new Asset(mediaType, read(folder + name)));
    }

    private static String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            ALL.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> sha.update(entry.getValue().content()));
            return HexFormat.of().formatHex(sha.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static String versionOf(String resource) {
        Properties properties = new Properties();
        try (InputStream in = open(resource)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static byte[] read(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        @Nullable
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("not on the class path: " + resource);
        }
        return in;
    }
}
