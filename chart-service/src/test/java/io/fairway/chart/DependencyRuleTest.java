package io.fairway.chart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.fairway.chart", importOptions = DoNotIncludeTests.class)
class DependencyRuleTest {

    @ArchTest
    static final ArchRule rootImportsNoSubPackage = noClasses()
            .that()
            .resideInAPackage("io.fairway.chart")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fairway.chart.(**)");
}
