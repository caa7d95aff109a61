package io.fairway.release.builds;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The first bytes of a log. If there are more, it ends with a line that says so. */
final class LimitedLog extends FilterInputStream {

    private final long limit;
    private long left;
    private InputStream end = InputStream.nullInputStream();

    LimitedLog(InputStream log, long limit) {
        super(log);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left > 0) {
            int read = super.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            if (left == 0 && super.read() >= 0) {
                String note = "\n[fairway] the log has more than " + limit + " bytes: build-service has the rest\n";
                end = new ByteArrayInputStream(note.getBytes(StandardCharsets.UTF_8));
            }
            return read;
        }
        return end.read(buffer, offset, length);
    }
}
