package io.fairway.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.fairway.dashboard", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** What is written is written by the engine's commands; what is shown comes from its queries and from the audit. */
    @ArchTest
    static final ArchRule PAGES_TOUCH_NO_OUTSIDE_SYSTEM = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fairway.release.lease",
                    "io.fairway.release.helm",
                    "io.fairway.release.kube",
                    "io.fairway.release.builds",
                    "io.fairway.release.messaging",
                    "io.fabric8..",
                    "org.apache.kafka..",
                    "java.net.http..");
}
