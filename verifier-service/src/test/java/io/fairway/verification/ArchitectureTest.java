package io.fairway.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.fairway.verification", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ROOT_KNOWS_NO_SUB_PACKAGE = noClasses()
            .that()
            .resideInAPackage("io.fairway.verification")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fairway.verification.*..");

    @ArchTest
    static final ArchRule ROOT_AND_RUN_KNOW_NO_OUTSIDE_SYSTEM = noClasses()
            .that()
            .resideInAnyPackage("io.fairway.verification", "io.fairway.verification.run")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fairway.verification.http..",
                    "io.fairway.verification.kube..",
                    "io.fairway.verification.messaging..",
                    "io.fairway.verification.web..",
                    "io.fabric8..",
                    "org.apache.kafka..",
                    "java.net.http..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_RUN = noClasses()
            .that()
            .resideOutsideOfPackage("io.fairway.verification.run")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fairway.verification.run");
}
