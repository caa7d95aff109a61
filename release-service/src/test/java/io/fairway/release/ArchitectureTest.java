package io.fairway.release;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.fairway.release", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ROOT_KNOWS_NO_OUTSIDE_SYSTEM = noClasses()
            .that()
            .resideInAPackage("io.fairway.release")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fairway.release.*..", "io.fabric8..", "org.apache.kafka..", "java.net.http..");
}
