package io.fairway.release;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The registered applications. */
@ApplicationScoped
public class ApplicationStore implements PanacheRepositoryBase<Application, String> {}
