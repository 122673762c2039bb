/** What an engine holds for clients that do not fetch it, and how others are served meanwhile. */
package org.cogrid.bench.bounds;
