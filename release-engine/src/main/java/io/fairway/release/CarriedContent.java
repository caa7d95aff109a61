package io.fairway.release;

import io.fairway.events.ChartRef;
import io.fairway.events.ImageRef;
import io.fairway.events.Source;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;

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

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected CarriedContent() {}

    CarriedContent(Content content) {
        chart = content.chart();
        chartVersion = content.chart().version();
        contentDigest = content.chart().contentDigest();
        image = content.image();
        imageDigest = content.image().digest();
        source = content.source();
        commitId = content.source().commit();
    }

    Content content() {
        return new Content(chart, image, source);
    }
}
