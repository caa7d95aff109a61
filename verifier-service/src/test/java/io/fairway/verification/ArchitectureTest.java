package io.fairway.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.fairway.verification", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ROOT_KNOWS_NO_OUTSIDE_SYSTEM = noClasses()
            .that()
            .resideInAPackage("io.fairway.verification")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fairway.verification.*..", "io.fabric8..", "org.apache.kafka..", "java.net.http..");
}
