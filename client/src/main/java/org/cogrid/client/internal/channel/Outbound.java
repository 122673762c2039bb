package org.cogrid.client.internal.channel;

import java.util.List;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Piece;

/**
 * An exchange on its way.
 *
 * @param request the request, with the heads of the tasks
 * @param tasks the tasks and pieces that it brings
 * @param newFrom those numbered from here on were never sent before
 */
record Outbound(ExchangeRequest request, List<Outgoing> tasks, long newFrom) {
    List<Piece> bodies() {
        return tasks.stream().map(Outgoing::body).toList();
    }
}
