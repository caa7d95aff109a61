package io.fairway.events;

/**
 * A fact that one service tells the others. The sealed hierarchy is the whole language: a consumer that switches over it
 * without a default is told by the compiler when the language grows.
 *
 * <p>Events carry references (commits, digests, coordinates), never manifests, logs or secrets.
 */
public sealed interface FairwayEvent
        permits ChangeAccepted,
                ImagePushed,
                ConfigurationPushed,
                BuildFailed,
                PushRefused,
                ChartPublished,
                ChartRejected,
                ReleaseRequested,
                ReleaseDeployed,
                ReleaseVerified,
                ReleaseFailed,
                ReleaseRolledBack,
                ApprovalRequested,
                ReleaseSkipped,
                ActionTaken,
                TargetChangedByAnother {

    /** The Kafka topic on which events of this kind travel. */
    Topic topic();

    /** The Kafka record key: events with equal keys stay in order. */
    String key();
}
