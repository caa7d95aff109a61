package io.fairway.verification;

import io.fairway.events.Checks.HttpCheck;
import io.fairway.events.ObjectRef;
import java.util.List;

/** Asks pods over HTTP. */
public interface PodChecks {

    /** Asks all at once; returns when the last one has answered or run out of time. The order is that of the questions. */
    List<Answer> ask(List<Question> questions);

    /** One check of one pod. */
    record Question(HttpCheck check, ObjectRef workload, Pod pod) {}

    /**
     * What came back.
     *
     * @param passed whether it is what was asked for
     * @param message what was seen; never the body
     * @param millis until the answer
     */
    record Answer(Question question, boolean passed, String message, long millis) {}
}
