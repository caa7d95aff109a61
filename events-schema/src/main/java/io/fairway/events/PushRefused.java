package io.fairway.events;

/**
 * A git server told of a push that nobody has asked for, so nothing is built. Sent by build-service, at most once a day for each
 * repository. Belongs to no change.
 *
 * @param repository clone URL as the git server spells it, without credentials
 * @param branch short branch name
 * @param commit full commit id
 * @param reason what kind of refusal
 * @param message one sentence that says how to mend it
 */
public record PushRefused(String repository, String branch, String commit, Reason reason, String message)
        implements FairwayEvent {

    /** Why nothing is built. */
    public enum Reason {
        /** Nobody registered the repository, or it has moved since. */
        UNKNOWN_REPOSITORY
    }

    @Override
    public Topic topic() {
        return Topic.BUILDS;
    }

    @Override
    public String key() {
        return repository;
    }
}
