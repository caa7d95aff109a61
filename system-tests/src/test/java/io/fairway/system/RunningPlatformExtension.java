package io.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts the platform for the first test class that wants it, and takes it down after the last. After each class it searches what
 * the services have logged meanwhile; what a class beside it provoked is announced by that class.
 */
final class RunningPlatformExtension implements ParameterResolver, BeforeAllCallback, AfterAllCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningPlatform.class;
    }

    @Override
    public RunningPlatform resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return platform(context);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        Stream.concat(Stream.of(tests), Stream.of(tests.getDeclaredMethods()))
                .flatMap(announcing ->
                        AnnotationSupport.findRepeatableAnnotations(announcing, ExpectedLog.class).stream())
                .forEach(platform(context).logs()::announce);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        List<String> unexpected = platform(context).logs().unexpected();
        assertThat(unexpected)
                .as("what the services logged until the end of "
                        + context.getRequiredTestClass().getSimpleName() + " and no test announced")
                .isEmpty();
    }

    private static RunningPlatform platform(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningPlatform.class, key -> RunningPlatform.start(), RunningPlatform.class);
    }
}
