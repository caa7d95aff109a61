package io.fairway.release.service;

import io.fairway.metrics.RegisteredEnvironments;
import io.fairway.release.Application;
import io.fairway.release.ApplicationStore;
import io.fairway.release.Environment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells the delivery metrics, which know nothing of the engine, what is registered with it. */
@Singleton
class EnvironmentsOfApplications implements RegisteredEnvironments {

    private final ApplicationStore applications;

    EnvironmentsOfApplications(ApplicationStore applications) {
        this.applications = applications;
    }

    @Override
    public Optional<List<String>> of(String application) {
        return applications.findByIdOptional(application).map(EnvironmentsOfApplications::names);
    }

    @Override
    public SortedMap<String, List<String>> all() {
        SortedMap<String, List<String>> all = new TreeMap<>();
        applications.listAll().forEach(application -> all.put(application.name(), names(application)));
        return all;
    }

    private static List<String> names(Application application) {
        return application.environments().stream().map(Environment::name).toList();
    }
}
