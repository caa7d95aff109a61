package io.fairway.release.preflight;

import io.fairway.events.ObjectRef;
import java.util.List;

/** What a dry run says about one object. Nothing in it is a value of the object: values may be secret. */
public sealed interface Finding {

    ObjectRef object();

    /**
     * The cluster would refuse the object, whoever asks and however often.
     *
     * @param problems each with its field, after the name of the object
     * @param remedy what to do, as an imperative
     */
    record Refused(ObjectRef object, List<String> problems, String remedy) implements Finding {

        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** It is there, and these fields of it cannot get other values. */
    record Unchangeable(ObjectRef object, List<String> fields) implements Finding {

        public Unchangeable {
            fields = List.copyOf(fields);
        }
    }

    /**
     * The object may be good; something around it is missing.
     *
     * @param what a whole sentence, without a full stop
     */
    record Missing(ObjectRef object, String what) implements Finding {}

    /** It could not be tried; Helm will tell. */
    record NotTried(ObjectRef object, String why) implements Finding {}
}
