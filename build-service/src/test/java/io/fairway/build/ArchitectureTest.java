package io.fairway.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.fairway.build", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ROOT_IMPORTS_NO_SUBPACKAGE = noClasses()
            .that()
            .resideInAPackage("io.fairway.build")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fairway.build.*..");

    @ArchTest
    static final ArchRule STORES_ARE_THE_ONE_WAY_TO_THE_DATABASE =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql", "javax.sql");
}
