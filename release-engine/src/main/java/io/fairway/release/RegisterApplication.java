package io.fairway.release;

import io.fairway.events.ActionTaken.Action;
import io.fairway.release.ReleaseCommands.ImpossibleException;
import io.fairway.release.ReleaseEvents.UserAction;
import io.fairway.rest.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Collectors;

/** Makes applications known, and forgets them. */
@ApplicationScoped
public class RegisterApplication {

    private final ApplicationStore applications;
    private final ReleaseStore releases;
    private final ChangeStore changes;
    private final ReleaseEvents events;

    RegisterApplication(
            ApplicationStore applications, ReleaseStore releases, ChangeStore changes, ReleaseEvents events) {
        this.applications = applications;
        this.releases = releases;
        this.changes = changes;
        this.events = events;
    }

    /** Registers an application, or changes it. To register it as it is changes nothing and is told to nobody. */
    @Transactional
    public Application register(String name, String repository, List<Environment> environments, Caller by) {
        releases.lock(name);
        Application application = applications.findByIdOptional(name).orElse(null);
        if (application != null
                && application.repository().equals(repository)
                && application.environments().equals(environments)) {
            return application;
        }
        if (application == null) {
            application = new Application(name, repository, environments, releases.highestRegistration(name) + 1);
            applications.persist(application);
        } else {
            application.register(repository, environments);
        }
        if (applications.from(repository).isPresent()) {
            changes.adopt(name, Application.writings(repository));
        }
        String names = environments.stream().map(Environment::name).collect(Collectors.joining(", "));
        events.acted(name, null, new UserAction(by, Action.REGISTER, repository, "to be released to " + names));
        return application;
    }

    @Transactional
    public void forget(String name, Caller by, String reason) {
        releases.lock(name);
        Application application = applications
                .findByIdOptional(name)
                .orElseThrow(() -> ImpossibleException.unknown("application " + name + " is not registered"));
        applications.delete(application);
        events.acted(name, null, new UserAction(by, Action.FORGET, application.repository(), reason));
    }
}
