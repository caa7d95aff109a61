package io.fairway.build.webhook;

/** Whether a message is genuine. It is shown the body as it comes, and asked after its end. */
interface Proof {

    /** The next bytes of the body. */
    void raw(byte[] bytes, int offset, int length);

    /** The next bytes of the JSON in the body: the same, or what a form field decodes to. */
    void json(byte[] bytes, int offset, int length);

    boolean isGenuine();

    /** One that needs no body. */
    static Proof of(boolean genuine) {
        return new Proof() {
            @Override
            public void raw(byte[] bytes, int offset, int length) {
                // says nothing
            }

            @Override
            public void json(byte[] bytes, int offset, int length) {
                // says nothing
            }

            @Override
            public boolean isGenuine() {
                return genuine;
            }
        };
    }
}
