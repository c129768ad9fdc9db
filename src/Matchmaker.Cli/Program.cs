Console.WriteLine("Matchmaker");
