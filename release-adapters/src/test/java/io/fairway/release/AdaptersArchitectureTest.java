package io.fairway.release;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Helm and Kubernetes know the engine's root, its leases and what it asks of them; neither knows the other. */
@AnalyzeClasses(packages = "io.fairway.release", importOptions = ImportOption.DoNotIncludeTests.class)
class AdaptersArchitectureTest {

    private static final String ROOT = "io.fairway.release";

    @ArchTest
    static final ArchRule HELM = knowsNone(".helm", ".kube", ".diff", ".query", ".builds", ".messaging");

    @ArchTest
    static final ArchRule KUBE = knowsNone(".kube", ".helm", ".lease", ".diff", ".query", ".builds", ".messaging");

    @ArchTest
    static final ArchRule REFUSAL = knowsNone(
            ".refusal", ".kube", ".helm", ".lease", ".deploy", ".diff", ".query", ".web", ".builds", ".messaging");

    @ArchTest
    static final ArchRule BUILDS =
            knowsNone(".builds", ".kube", ".helm", ".lease", ".deploy", ".diff", ".web", ".messaging");

    private static ArchRule knowsNone(String of, String... others) {
        String[] names = java.util.Arrays.stream(others).map(ROOT::concat).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + of)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(names);
    }
}
