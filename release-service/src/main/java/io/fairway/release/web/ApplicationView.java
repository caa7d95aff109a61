package io.fairway.release.web;

import io.fairway.release.Application;
import io.fairway.release.Environment;
import java.util.List;

/**
 * An application as it is shown.
 *
 * @param name of the application and of its Helm release
 * @param repository clone URL that its changes come from
 * @param environments in the order of release
 */
record ApplicationView(String name, String repository, List<Environment> environments) {

    static ApplicationView of(Application application) {
        return new ApplicationView(application.name(), application.repository(), application.environments());
    }
}
