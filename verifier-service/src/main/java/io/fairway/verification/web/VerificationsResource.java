package io.fairway.verification.web;

import io.fairway.verification.VerificationStore;
import io.fairway.verification.VerificationView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Reads verifications; nothing can be changed over REST. */
@Path("/verifications")
@Produces(MediaType.APPLICATION_JSON)
public class VerificationsResource {

    private static final int MAX_RESULTS = 100;

    private final VerificationStore store;

    VerificationsResource(VerificationStore store) {
        this.store = store;
    }

    /** The newest first. */
    @GET
    @RunOnVirtualThread
    @Operation(
            summary = "Verifications of one release, or the latest of all",
            description = "The newest first, at most 100.")
    public List<VerificationView> list(@QueryParam("releaseId") @Nullable UUID releaseId) {
        return store.list(releaseId, MAX_RESULTS);
    }
}
