package io.fairway.events;

/**
 * A push was accepted and starts its journey. First event of every change; sent by build-service.
 *
 * @param source the commit
 * @param author who wrote it, as the push said
 * @param summary first line of the commit message, at most 200 characters
 */
public record ChangeAccepted(Source source, String author, String summary) implements FairwayEvent {

    @Override
    public Topic topic() {
        return Topic.BUILDS;
    }

    @Override
    public String key() {
        return source.repository();
    }
}
