package io.fairway.build.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PushResponseItem;
import org.jspecify.annotations.Nullable;

/** What the engine says while it pushes. */
final class PushOutput extends ResultCallback.Adapter<PushResponseItem> {

    private @Nullable String digest;
    private @Nullable String error;

    @Override
    public synchronized void onNext(PushResponseItem item) {
        if (item.getAux() != null && item.getAux().getDigest() != null) {
            digest = item.getAux().getDigest();
        }
        if (item.getErrorDetail() != null && item.getErrorDetail().getMessage() != null) {
            error = item.getErrorDetail().getMessage();
        }
    }

    /** Digest of the manifest that the registry stored; null if the push failed. */
    synchronized @Nullable String digest() {
        return error == null ? digest : null;
    }

    synchronized @Nullable String error() {
        return error;
    }
}
