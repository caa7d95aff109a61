package io.fairway.cli;

import io.fairway.cli.text.Json;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A command that asks release-service one thing and shows the answer, for people or as it came. */
abstract class ApiCommand implements Callable<Integer> {

    final Session session;

    ApiCommand(Session session) {
        this.session = session;
    }

    /** Makes the call. */
    abstract Json answer();

    /** The answer for people; ends with a line break. */
    abstract String text(Json answer);

    /** A constant as REST has it, however somebody types it. */
    static @Nullable String constant(@Nullable String typed) {
        return typed == null
                ? null
                : typed.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    @Override
    public Integer call() {
        Json answer = answer();
        return session.show(answer, () -> text(answer));
    }
}
