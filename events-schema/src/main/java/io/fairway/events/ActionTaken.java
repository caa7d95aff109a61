package io.fairway.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did something. Sent by release-service, in the transaction of what was done.
 *
 * @param by name of the person
 * @param action what was done
 * @param application to which application
 * @param environment in which environment; null if it was not in one
 * @param releaseId the release in question, if there is one
 * @param subject what else it was about, for example a content digest or a chart version
 * @param reason why, as they said
 */
public record ActionTaken(
        String by,
        Action action,
        String application,
        @Nullable String environment,
        @Nullable UUID releaseId,
        @Nullable String subject,
        String reason)
        implements FairwayEvent {

    /** What people do. */
    public enum Action {
        APPROVE,
        REJECT,
        RELEASE,
        ROLL_BACK,
        RETRY,
        CANCEL,
        PAUSE,
        RESUME,
        LIFT_QUARANTINE,
        REGISTER,
        FORGET;

        /** Whether it belongs to a change. If not, the event carries a change id of its own. */
        public boolean concernsChange() {
            return switch (this) {
                case APPROVE, REJECT, RELEASE, ROLL_BACK, RETRY, CANCEL, LIFT_QUARANTINE -> true;
                case PAUSE, RESUME, REGISTER, FORGET -> false;
            };
        }
    }

    @Override
    public Topic topic() {
        return Topic.RELEASES;
    }

    @Override
    public String key() {
        return environment == null ? application : new Target(application, environment).key();
    }
}
