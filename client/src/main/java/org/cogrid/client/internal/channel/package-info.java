/** How one client talks to one engine: numbered tasks out, numbered events back, across broken connections. */
@NullMarked
package org.cogrid.client.internal.channel;

import org.jspecify.annotations.NullMarked;
