package io.fairway.chart;

import io.fairway.local.RealInfrastructure;
import io.fairway.local.RestDocumentContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class RestDocumentTest extends RestDocumentContract {}
