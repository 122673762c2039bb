package org.cogrid.core.internal.access;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The text of a connection file. */
record AccessJson(
        String name,
        List<String> addresses,
        String secret,
        Instant started,
        String version,
        @Nullable List<MemberProcess> processes) {

    static String text(GridAccess access) {
        AccessJson json = new AccessJson(
                access.name(),
                access.addresses(),
                access.secret().toHex(),
                access.started(),
                access.version(),
                access.processes());
        return JsonText.write(json) + System.lineSeparator();
    }

    static GridAccess parse(String text) {
        AccessJson json = JsonText.read(AccessJson.class, text);
        return new GridAccess(
                json.name,
                GridSecret.fromHex(json.secret),
                json.addresses,
                Objects.requireNonNullElse(json.processes, List.of()),
                json.started,
                json.version);
    }
}
