package io.fairway.audit;

import io.fairway.rest.CurrentCaller;
import io.fairway.rest.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Who or what did what, when and why. */
@Path("/audit")
@Tag(name = "audit")
class AuditResource {

    private static final String CSV = "text/csv";
    private static final String LINES = "application/x-ndjson";
    private static final int MAX_PAGE = 500;
    private static final int DEFAULT_PAGE = 50;

    private final AuditStore store;
    private final AuditExport export;
    private final AuditRebuild rebuild;
    private final DescribeAudit describe;
    private final CurrentCaller caller;
    private final int exportSize;

    AuditResource(
            AuditStore store,
            AuditExport export,
            AuditRebuild rebuild,
            DescribeAudit describe,
            CurrentCaller caller,
            AuditConfig config) {
        this.store = store;
        this.export = export;
        this.rebuild = rebuild;
        this.describe = describe;
        this.caller = caller;
        this.exportSize = config.exportSize();
    }

    /** Why something is asked for. */
    @Schema(name = "RebuildInput")
    record RebuildInput(@Nullable String reason) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV, LINES})
    @Operation(
            summary = "Search the audit; newest first",
            description =
                    "An entry says who or what did what, when and why. With Accept: text/csv or application/x-ndjson, or"
                            + " with format=csv or format=ndjson, an export of all entries that match. The header Link"
                            + " names the next page.")
    @APIResponse(
            responseCode = "200",
            description = "The entries",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = AuditEntry.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "400", description = "A parameter is wrong; detail says which and how to mend it")
    @APIResponse(responseCode = "503", description = "Too many exports are running")
    public Response search(
            @QueryParam("application") @Nullable String application,
            @QueryParam("environment") @Nullable String environment,
            @Parameter(description = "a person, the author of a push, or a service; fairway stands for all services")
                    @QueryParam("actor")
                    @Nullable
                    String actor,
            @Parameter(description = "PERSON, AUTHOR, ANOTHER or SERVICE") @QueryParam("actorKind") @Nullable
                    String actorKind,
            @Parameter(description = "for example ReleaseVerified") @QueryParam("type") @Nullable String type,
            @QueryParam("changeId") @Nullable String changeId,
            @Parameter(description = "a date or time in ISO 8601; inclusive") @QueryParam("from") @Nullable String from,
            @Parameter(description = "a date or time in ISO 8601; exclusive") @QueryParam("to") @Nullable String to,
            @Parameter(description = "number of the last entry of the page before") @QueryParam("before") @Nullable
                    String before,
            @Parameter(description = "1 to 500, by default 50; exports have no default") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "json, csv or ndjson; by default what the header Accept says")
                    @QueryParam("format")
                    @Nullable
                    String format,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        AuditFilter filter = AuditInput.filter(application, environment, actor, actorKind, type, changeId, from, to);
        AuditEntry last = entry(AuditInput.number(before, "before"));
        return switch (formatOf(format, headers)) {
            case JSON -> page(filter, last, limit, uri);
            case CSV ->
                file(export.csv(filter, last, exportLimit(limit)), CSV + ";charset=UTF-8;header=present", "csv");
            case NDJSON -> file(export.lines(filter, last, exportLimit(limit)), LINES, "ndjson");
        };
    }

    @GET
    @Path("/status")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Status of the audit, and progress of a rebuild")
    public AuditStatus status() {
        return describe.now();
    }

    @POST
    @Path("/rebuild")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Operation(
            summary = "Rebuild the audit from the topics",
            description =
                    "All topics are read once more from their beginning. The current entries are served until the new ones"
                            + " have caught up.")
    @APIResponse(
            responseCode = "202",
            description = "The rebuild has begun; GET /audit/status shows its progress",
            content = @Content(schema = @Schema(implementation = AuditStatus.class)))
    @APIResponse(responseCode = "400", description = "There is no reason")
    @APIResponse(responseCode = "401", description = "Nobody said who they are")
    @APIResponse(responseCode = "409", description = "A rebuild is under way already")
    public AuditStatus rebuild(@Nullable RebuildInput input) {
        String reason = AuditInput.reason(input == null ? null : input.reason());
        if (!rebuild.begin(caller.required().name(), reason)) {
            throw new Problem(
                    409, "Conflict", "the audit is being rebuilt already: GET /audit/status shows its progress");
        }
        return status();
    }

    private enum Format {
        JSON,
        CSV,
        NDJSON
    }

    private static Format formatOf(@Nullable String format, HttpHeaders headers) {
        if (format != null && !format.isBlank()) {
            return switch (format.toLowerCase(Locale.ROOT)) {
                case "json" -> Format.JSON;
                case "csv" -> Format.CSV;
                case "ndjson" -> Format.NDJSON;
                default -> throw AuditInput.wrong("format must be json, csv or ndjson");
            };
        }
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            String type = accepted.getType() + "/" + accepted.getSubtype();
            switch (type) {
                case CSV -> {
                    return Format.CSV;
                }
                case LINES -> {
                    return Format.NDJSON;
                }
                case MediaType.APPLICATION_JSON, MediaType.WILDCARD -> {
                    return Format.JSON;
                }
                default -> {}
            }
        }
        return Format.JSON;
    }

    private Response page(AuditFilter filter, @Nullable AuditEntry last, @Nullable Integer limit, UriInfo uri) {
        int size = limit == null ? DEFAULT_PAGE : limit;
        if (size < 1 || size > MAX_PAGE) {
            throw AuditInput.wrong("limit must be 1 to " + MAX_PAGE);
        }
        List<AuditEntry> entries = store.search(filter, last, size);
        Response.ResponseBuilder response = Response.ok(entries, MediaType.APPLICATION_JSON);
        if (entries.size() == size) {
            String next = uri.getRequestUriBuilder()
                    .replaceQueryParam("before", entries.getLast().number())
                    .build()
                    .getRawQuery();
            response.header("Link", "</audit?" + next + ">; rel=\"next\"");
        }
        return response.build();
    }

    private static Response file(Object content, String type, String ending) {
        return Response.ok(content, MediaType.valueOf(type))
                .header("Content-Disposition", "attachment; filename=\"fairway-audit." + ending + "\"")
                .build();
    }

    private int exportLimit(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > exportSize)) {
            throw AuditInput.wrong("limit must be 1 to " + exportSize + " for an export");
        }
        return limit == null ? exportSize : limit;
    }

    private @Nullable AuditEntry entry(@Nullable Long number) {
        return number == null
                ? null
                : store.byNumber(number)
                        .orElseThrow(() -> AuditInput.wrong(
                                "before must be the number of an entry, and there is no entry " + number));
    }
}
