package io.fairway.verification.kube;

import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionList;
import io.fabric8.kubernetes.api.model.apps.DaemonSetList;
import io.fabric8.kubernetes.api.model.apps.DeploymentList;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetList;
import io.fabric8.kubernetes.api.model.apps.StatefulSetList;
import io.fabric8.kubernetes.api.model.batch.v1.JobList;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;

/** The client's model classes. */
final class Models {

    private static final List<Class<?>> READ = List.of(
            PodList.class,
            EventList.class,
            DeploymentList.class,
            ReplicaSetList.class,
            StatefulSetList.class,
            DaemonSetList.class,
            ControllerRevisionList.class,
            JobList.class);

    private Models() {}

    /**
     * Reads an empty list of each kind. Learning the thousand classes of a pod takes a second or more: better once, while
     * the service starts, than on the I/O thread while the first release waits.
     */
    static void load(KubernetesSerialization json) {
        for (Class<?> type : READ) {
            String kind = type.getSimpleName();
            Object unused = json.unmarshal("{\"kind\": \"" + kind + "\", \"items\": [{}]}", type);
        }
        WatchEvent unused = json.unmarshal(
                "{\"type\": \"ADDED\", \"object\": {\"kind\": \"Pod\", \"apiVersion\": \"v1\"}}", WatchEvent.class);
        String ignored = Templates.fingerprint(new PodTemplateSpec());
    }
}
