package io.fairway.release;

import io.fairway.events.Target;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The environments that somebody paused. */
@ApplicationScoped
public class PausedStore implements PanacheRepositoryBase<Paused, Paused.Key> {

    public Optional<Paused> at(Target target) {
        return findByIdOptional(new Paused.Key(target.application(), target.environment()));
    }

    /** All pauses of an application. */
    public List<Paused> of(String application) {
        return list("application", application);
    }

    /** All pauses there are. */
    public Map<Target, Paused> everywhere() {
        return listAll().stream().collect(Collectors.toMap(Paused::target, Function.identity()));
    }
}
