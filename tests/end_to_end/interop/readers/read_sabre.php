<?php
// Read feeds with sabre/vobject (Nextcloud, Baïkal); print what each holds, and what its validator says, as JSON.
// In the release of Debian 12 (2.1) the validator looks at octets and names of properties, no more.
declare(strict_types=1);

// Debian's release is older than the PHP that it runs on: PHP's notices on how it is written are not about our feed.
error_reporting(E_ALL & ~E_DEPRECATED);
require 'Sabre/VObject/autoload.php';

function tell(object $property): string
{
    return $property->getDateTime()->setTimezone(new DateTimeZone('UTC'))->format(DATE_ATOM);
}

function readFeed(string $path): array
{
    $calendar = Sabre\VObject\Reader::read(file_get_contents($path));
    $events = [];
    foreach ($calendar->select('VEVENT') as $event) {
        $events[] = [
            'uid' => (string) $event->UID,
            'starts' => tell($event->DTSTART),
            'ends' => tell($event->DTEND),
            'summary' => (string) $event->SUMMARY,
            'description' => (string) $event->DESCRIPTION,
        ];
    }
    $complaints = array_map(fn (array $each): string => $each['message'], $calendar->validate());
    return ['complaints' => $complaints, 'events' => $events];
}

echo json_encode(array_map('readFeed', array_slice($argv, 1)), JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR);
