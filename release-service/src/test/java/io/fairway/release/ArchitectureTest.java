package io.fairway.release;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = {"io.fairway.release", "io.fairway.audit", "io.fairway.metrics"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ROOT_KNOWS_NO_OUTSIDE_SYSTEM = noClasses()
            .that()
            .resideInAPackage("io.fairway.release")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fairway.release.*..",
                    "io.fairway.audit..",
                    "io.fairway.metrics..",
                    "io.fabric8..",
                    "org.apache.kafka..",
                    "java.net.http..");

    @ArchTest
    static final ArchRule AUDIT_IS_A_READING_OF_EVENTS = noClasses()
            .that()
            .resideInAPackage("io.fairway.audit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fairway.release.*..", "io.fairway.metrics..")
            .orShould()
            .dependOnClassesThat()
            .areAnnotatedWith("jakarta.persistence.Entity");

    @ArchTest
    static final ArchRule METRICS_ARE_COMPUTED_FROM_THE_AUDIT = noClasses()
            .that()
            .resideInAPackage("io.fairway.metrics")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fairway.release.*..");
}
