package io.fairway.release;

import io.fairway.events.ChartRef;
import io.fairway.events.Component;
import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content that a release brings, as its columns hold it. Parts of it have columns of their own, because it is looked for
 * by them. A release that leaves nothing behind has none.
 */
@Embeddable
class CarriedContent {

    @Convert(converter = JsonColumn.OfChart.class)
    private ChartRef chart;

    @Column(name = "chart_version")
    private String chartVersion;

    @Column(name = "content_digest")
    private String contentDigest;

    @Convert(converter = JsonColumn.OfImage.class)
    private ImageRef image;

    @Column(name = "image_digest")
    private String imageDigest;

    @Convert(converter = JsonColumn.OfSource.class)
    private Source source;

    @Column(name = "commit_id")
    private String commitId;

    /** Null in rows that a service of the version before has written. */
    private @Nullable Long registration;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected CarriedContent() {}

    /**
     * @param registration of the repository that it came from; 0 if that was never registered for the application
     * @throws IllegalArgumentException unless it consists of one component: there are columns for one
     */
    CarriedContent(Content content, long registration) {
        Component component = content.onlyComponent();
        chart = content.chart();
        chartVersion = content.chart().version();
        contentDigest = content.chart().contentDigest();
        image = component.image();
        imageDigest = component.image().digest();
        source = component.source();
        commitId = component.source().commit();
        this.registration = registration;
    }

    long registration() {
        return registration == null ? Application.FIRST_REGISTRATION : registration;
    }

    /** @param application whose name the one component has */
    Content content(String application) {
        return new Content(chart, List.of(new Component(application, image, source)));
    }
}
