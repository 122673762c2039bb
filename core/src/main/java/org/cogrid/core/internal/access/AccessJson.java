package org.cogrid.core.internal.access;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The text of a connection file. */
record AccessJson(
        String name,
        @Nullable String cluster,
        List<String> addresses,
        String secret,
        @Nullable KeyPairText keyPair,
        Instant started,
        String version,
        @Nullable List<MemberProcess> processes) {

    static String text(GridAccess access) {
        AccessJson json = new AccessJson(
                access.name(),
                access.cluster(),
                access.addresses(),
                access.key().secret().toHex(),
                access.key().pair(),
                access.started(),
                access.version(),
                access.processes());
        return JsonText.write(json) + System.lineSeparator();
    }

    static GridAccess parse(String text) {
        AccessJson json = JsonText.read(AccessJson.class, text);
        if (json.keyPair == null || json.cluster == null) {
            throw new IllegalArgumentException(
                    "it lacks the key pair or the name of the cluster, because an older version of Cogrid wrote it");
        }
        return new GridAccess(
                json.name,
                json.cluster,
                new GridKey(GridSecret.fromHex(json.secret), json.keyPair),
                json.addresses,
                Objects.requireNonNullElse(json.processes, List.of()),
                json.started,
                json.version);
    }
}
