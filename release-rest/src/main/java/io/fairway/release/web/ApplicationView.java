package io.fairway.release.web;

import io.fairway.release.Application;
import io.fairway.release.ApprovalRule;
import io.fairway.release.Environment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application as it is shown.
 *
 * @param name of the application and of its Helm release
 * @param repository clone URL that its changes come from
 * @param environments in the order of release
 */
record ApplicationView(String name, String repository, List<EnvironmentView> environments) {

    /**
     * An environment as it is shown.
     *
     * @param approval as it is registered; null leaves it to {@code fairway.yaml}
     */
    record EnvironmentView(
            String name, String namespace, @Nullable ApprovalView approval) {

        static EnvironmentView of(Environment environment) {
            ApprovalRule rule = environment.approval();
            return new EnvironmentView(
                    environment.name(),
                    environment.namespace(),
                    rule == null ? null : new ApprovalView(rule.by(), rule.count(), rule.expiresSeconds() + "s"));
        }
    }

    /** Who has to approve, in the form in which it is registered. */
    record ApprovalView(List<String> by, int count, String expires) {}

    static ApplicationView of(Application application) {
        return new ApplicationView(
                application.name(),
                application.repository(),
                application.environments().stream().map(EnvironmentView::of).toList());
    }
}
