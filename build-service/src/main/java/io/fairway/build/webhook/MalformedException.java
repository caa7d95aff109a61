package io.fairway.build.webhook;

/** Not what this git server sends. */
final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String what;

    /** @param what is wrong; names the field */
    MalformedException(String what) {
        super(what);
        this.what = what;
    }

    String what() {
        return what;
    }
}
