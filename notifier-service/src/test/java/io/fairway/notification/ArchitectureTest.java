package io.fairway.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.fairway.notification", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ROOT_KNOWS_NO_OUTSIDE_SYSTEM = noClasses()
            .that()
            .resideInAPackage("io.fairway.notification")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fairway.notification.*..",
                    "org.apache.kafka..",
                    "io.vertx..",
                    "jakarta.mail..",
                    "io.quarkus.qute..",
                    "org.yaml..");

    @ArchTest
    static final ArchRule NO_JDBC = noClasses().should().dependOnClassesThat().resideInAPackage("java.sql..");
}
